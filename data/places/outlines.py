#!/usr/bin/env python3
"""Makes outlines.bin, the map's coasts and borders, out of the countries of npm's world-atlas.

    npm pack world-atlas@2.0.2      # and unpack
    outlines.py package/countries-50m.json data/places/outlines.bin

The file: "CLM1"; how many arcs; each: 0 coast or 1 border, how many points, the points in hundredths of a degree
(longitude, latitude; each but the first as the difference to the one before). How many polygons; each: how many
rings; each: how many arcs, and the arcs by number (~number: backwards). All numbers are varints, signed ones
zigzag. Points that lie within 0.015 degrees of the line without them are left out.
"""
import json
import sys

UNIT = 100
TOLERANCE = 1.5  # in units


def varint(out, value):
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)


def signed(out, value):
    varint(out, value << 1 if value >= 0 else (-value << 1) - 1)


def simplified(points):
    """Douglas and Peucker, without recursion."""
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        worst, at = 0, None
        for i in range(first + 1, last):
            x, y = points[i]
            away = (abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length
                    else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5)
            if away > worst:
                worst, at = away, i
        if worst > TOLERANCE:
            keep.add(at)
            todo += [(first, at), (at, last)]
    left = [points[i] for i in sorted(keep)]
    # A small island is not thinned out to a line.
    return points if points[0] == points[-1] and len(left) < 4 else left


def main(source, target):
    topology = json.load(open(source, encoding="utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    polygons, users = [], {}
    for country in topology["objects"]["countries"]["geometries"]:
        shapes = country.get("arcs", [])
        for polygon in [shapes] if country["type"] == "Polygon" else shapes:
            polygons.append(polygon)
            for ring in polygon:
                for arc in ring:
                    users.setdefault(arc if arc >= 0 else ~arc, set()).add(id(country))
    out = bytearray(b"CLM1")
    varint(out, len(topology["arcs"]))
    for number, arc in enumerate(topology["arcs"]):
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round((x * sx + tx) * UNIT), round((y * sy + ty) * UNIT)))
        points = simplified(points)
        out.append(1 if len(users.get(number, ())) > 1 else 0)
        varint(out, len(points))
        before = (0, 0)
        for point in points:
            signed(out, point[0] - before[0])
            signed(out, point[1] - before[1])
            before = point
    varint(out, len(polygons))
    for polygon in polygons:
        varint(out, len(polygon))
        for ring in polygon:
            varint(out, len(ring))
            for arc in ring:
                signed(out, arc)
    open(target, "wb").write(out)


main(*sys.argv[1:])

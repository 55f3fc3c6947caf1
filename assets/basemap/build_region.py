"""Builds every vector layer of region.gpkg except the places. Called by build_basemap.sh."""
import argparse
import csv
import os
from collections import defaultdict

from shapely import wkt
from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.ops import nearest_points, polygonize, substring, unary_union

import geo

COUNTRIES = {"ARM": "Armenia", "AZE": "Azerbaijan", "GEO": "Georgia", "IRN": "Iran", "RUS": "Russia",
             "TUR": "Türkiye"}
ISO3 = {"AM": "ARM", "AZ": "AZE", "GE": "GEO", "IR": "IRN", "RU": "RUS", "TR": "TUR"}

# The Line of Contact of 1994 is left out on purpose: it belongs to dated scenario layers.
DISPUTED = {"Former USSR oblast in 1991": "Nagorno-Karabakh Autonomous Oblast, 1991 limit",
            "Georgian claim": "South Ossetia limit"}

# Natural Earth calls the Laçın rayon "Lankaran", and a few cities like the rayon around them. By centroid.
ADMIN1_FIXES = [((46.32, 39.73), "Laçın"), ((46.75, 39.76), "Şuşa (city)"), ((48.84, 38.76), "Lənkəran (city)"),
                ((47.18, 41.19), "Şəki (city)")]

# Old, English or unmarked spellings in Natural Earth's admin-1 names.
ADMIN1_NAMES = {"Lankaran": "Lənkəran", "Qubadli": "Qubadlı", "Kangarli": "Kəngərli", "Hajigabul": "Hacıqabul",
                "Xanlar": "Göygöl", "Dəvəçi": "Şabran", "Yevlakh Rayon": "Yevlax", "Yevlakh": "Yevlax (city)",
                "Shirvan": "Şirvan", "Erevan": "Yerevan", "Ardebil": "Ardabil", "Iğdir": "Iğdır", "Agri": "Ağrı",
                "Stepanakert": "Stepanakert / Xankəndi"}

# Borders that follow a river: the border itself is drawn as the river there, so that both coincide.
RIVER_BORDERS = [("ARM", "IRN", "Araks"), ("ARM", "TUR", "Akhurian"), ("ARM", "TUR", "Araks"),
                 ("AZE", "IRN", "Araks"), ("AZE", "IRN", "Bolgarchay"), ("AZE", "IRN", "Astarachay"),
                 ("AZE", "TUR", "Araks")]
RANKS = {"Kura": 1, "Araks": 1, "Akhurian": 2, "Kars": 3, "Bolgarchay": 3, "Astarachay": 3}

# WDB II has no names. Natural Earth's lines give them, except west of the point where the Araks becomes a
# border: there both of its lines follow the Kars river, and points on the rivers decide.
NE_RIVERS = {"Kür": "Kura", "Aras": "Araks", "Talkeh": "Talkheh"}
RIVER_POINTS = [((43.30, 40.10), "Araks"), ((43.60, 40.40), "Akhurian"), ((43.75, 40.90), "Akhurian"),
                ((43.60, 40.73), "Kars"), ((43.25, 40.65), "Kars"), ((43.38, 40.88), None),
                ((48.15, 39.29), "Bolgarchay"), ((48.50, 39.46), "Bolgarchay"), ((48.75, 38.42), "Astarachay")]
# WDB II shows an abandoned bed, straight to the Caspian, as the lower Araks. Natural Earth has the course to
# the Kura.
OLD_ARAKS = (48.60, 39.60)
LOWER_ARAKS = (48.03, 39.81)

# Names of lakes by a point inside. Neither source carries any.
LAKE_NAMES = [
    (45.40, 37.80, "Lake Urmia"), (43.20, 38.68, "Lake Van"), (45.34, 40.34, "Lake Sevan"),
    (46.72, 40.92, "Mingachevir Reservoir"), (43.25, 41.05, "Lake Çıldır"), (43.58, 38.675, "Lake Erçek"),
    (43.83, 41.43, "Lake Paravani"), (43.57, 39.78, "Lake Balık"), (43.545, 41.258, "Lake Khanchali"),
    (43.64, 41.627, "Lake Tabatskuri"), (43.80, 41.164, "Lake Madatapa"), (48.18, 40.04, "Lake Sarysu"),
    (47.65, 40.005, "Lake Aghgol"), (46.095, 40.956, "Shamkir Reservoir"), (46.25, 40.93, "Yenikend Reservoir"),
    (43.70, 40.62, "Akhurian Reservoir"), (43.21, 41.21, "Lake Kartsakhi"), (44.05, 41.62, "Tsalka Reservoir"),
    (43.63, 41.06, "Lake Arpi"), (48.895, 40.0, "Lake Hajigabul"), (44.775, 42.16, "Zhinvali Reservoir"),
    (49.695, 40.496, "Jeyranbatan Reservoir"), (46.605, 40.165, "Sarsang Reservoir"),
    (44.867, 41.746, "Tbilisi Reservoir"), (45.22, 41.425, "Lake Jandari"), (44.427, 40.515, "Aparan Reservoir"),
    (45.83, 39.655, "Spandaryan Reservoir"), (47.02, 40.75, "Varvara Reservoir"),
]


def land_and_sea(args):
    """Country polygons on the common grid, exclaves cut out of their surroundings, and the sea."""
    found = {}
    for row, geometry in geo.read(os.path.join(args.work, "countries.gpkg")):
        found[row["A3"]] = geo.clean_polygons(geometry)
    for code, polygons in found.items():
        for other, exclaves in found.items():
            if other != code:
                found[code] = [cut_out(p, exclaves) for p in found[code]]
    land = {code: MultiPolygon(polygons) for code, polygons in sorted(found.items())}
    rest = geo.frame_box(args.frame).difference(unary_union(list(land.values())))
    sea = max(geo.parts(rest, "Polygon"), key=lambda p: p.area)
    return land, sea


def cut_out(polygon, others):
    """Gives a polygon a hole for every other country's part that lies wholly inside it."""
    outline = Polygon(polygon.exterior)
    known = [Polygon(r) for r in polygon.interiors]
    for other in others:
        if outline.contains(other) and not any(k.buffer(1e-4).contains(other) for k in known):
            polygon = polygon.difference(other)
    return polygon


def segments(geometry):
    for polygon in geo.parts(geometry, "Polygon"):
        for ring in [polygon.exterior, *polygon.interiors]:
            points = [(round(x, 5), round(y, 5)) for x, y in ring.coords]
            for a, b in zip(points, points[1:]):
                if a != b:
                    yield (a, b) if a < b else (b, a)


def on_frame(segment, frame):
    (x1, y1), (x2, y2) = segment
    west, south, east, north = frame
    return (x1 == x2 and x1 in (west, east)) or (y1 == y2 and y1 in (south, north))


def shared_borders(land, sea, frame):
    """Border lines by pair of countries, made of the segments that two neighbours share."""
    owners = defaultdict(set)
    for code, geometry in land.items():
        for segment in segments(geometry):
            if not on_frame(segment, frame):
                owners[segment].add(code)
    shore = {s for s in segments(sea) if not on_frame(s, frame)}
    pairs = defaultdict(list)
    for segment, codes in sorted(owners.items()):
        if segment in shore:
            continue
        codes = sorted(codes)
        if len(codes) == 1:
            # A few neighbours differ by some metres. The alphabetically first one's line is taken.
            middle = LineString(segment).centroid
            near = sorted((land[c].distance(middle), c) for c in land if c != codes[0])
            if near[0][0] > 0.003 or near[0][1] < codes[0]:
                continue
            codes.append(near[0][1])
        pairs[tuple(codes[:2])].append(LineString(segment))
    coast = geo.merged_lines([LineString(s) for s in sorted(shore)])
    return {pair: geo.merged_lines(lines) for pair, lines in sorted(pairs.items())}, coast


def border_rows(args, pairs):
    for (a, b), lines in pairs.items():
        for line in lines:
            if geo.length_km(line) > 0.05:
                yield {"kind": "international", "name": f"{COUNTRIES[a]} – {COUNTRIES[b]}"}, line

    frame = geo.frame_box(args.frame)
    disputed = defaultdict(list)
    for row, geometry in geo.read(args.disputed, "disputed_borders", args.frame):
        if row["name"] in DISPUTED:
            disputed[row["name"]] += geo.parts(geo.rounded(geometry.intersection(frame)), "LineString")
    for name, lines in sorted(disputed.items()):
        for line in geo.noded_lines(lines):
            yield {"kind": "disputed", "name": DISPUTED[name], "note": "generalised (1:10 million)"}, line

    path = os.path.join(args.ne_lines, "ne_10m_admin_1_states_provinces_lines.shp")
    borders = geo.to_km(unary_union([line for lines in pairs.values() for line in lines])).buffer(3)
    for row, geometry in geo.read(path, frame=args.frame):
        sides = [ADMIN1_NAMES.get(row[k], row[k]) for k in ("name_l", "name_r")]
        for line in geo.parts(geo.rounded(geometry.intersection(frame)), "LineString"):
            inside = geo.to_km(line).difference(borders).length
            if geo.length_km(line) > 0.5 and inside > 0:
                yield {"kind": "admin1", "name": " – ".join(s for s in sides if s),
                       "note": "generalised (1:10 million)"}, line


def admin1_rows(args):
    frame = geo.frame_box(args.frame)
    seen = set()
    for row, geometry in geo.read(args.admin1, frame=args.frame):
        visible = geo.clean_polygons(geometry.buffer(0).intersection(frame))
        if not visible or geo.area_km2(visible[0]) < 5:
            continue
        name = ADMIN1_NAMES.get(row["name"], row["name"])
        whole = geometry.centroid
        for (x, y), right in ADMIN1_FIXES:
            if abs(whole.x - x) < 0.03 and abs(whole.y - y) < 0.03:
                name = right
        point = geo.rounded(visible[0].representative_point())
        yield {"name": name, "a3": ISO3[row["iso_a2"]], "area_km2": round(geo.area_km2(geometry), 1)}, point


def read_wkt(path, kind=None):
    with open(path, encoding="utf-8") as rows:
        return [wkt.loads(r["wkt"]) for r in csv.DictReader(rows) if kind is None or r["level"] == kind]


def river_rows(args, pairs):
    """WDB II rivers; where the Araks is a border, the border line takes their place."""
    frame = geo.frame_box(args.frame)
    classes = {}
    for level in (2, 3, 4, 6):
        lines = read_wkt(os.path.join(args.work, f"wdb_{level}.csv"))
        classes[level] = geo.to_km(unary_union([line.intersection(frame) for line in lines]))
    rivers = geo.noded_lines([p for g in classes.values() for p in geo.parts(g, "LineString")])

    courses = river_courses(args)
    rows = []
    for line in rivers:
        level = min(classes, key=lambda k: (classes[k].distance(line.interpolate(0.5, normalized=True)), k))
        name = river_name(line, courses)
        if not near(line, OLD_ARAKS, 8):
            rows.append((name, RANKS.get(name, 2 if level in (2, 3) else 3), line))

    water = border_water(pairs, rows)
    banks = unary_union([line for _, line in water])
    beside = banks.buffer(3)
    kept = defaultdict(list)
    for name, rank, line in rows:
        for piece in geo.parts(line.difference(beside), "LineString"):
            ends_beside = sum(2.9 < Point(c).distance(banks) < 3.1 for c in (piece.coords[0], piece.coords[-1]))
            if piece.length > (15 if ends_beside == 2 else 1.5):   # not where it only swings out of the strip
                kept[name, rank].append(joined(piece, banks))
    for (name, rank), lines in sorted(kept.items(), key=lambda item: (item[0][1], item[0][0] or "")):
        for line in geo.merged_lines(lines):
            yield {"name": name, "rank": rank, "source": "WDB II"}, geo.rounded(geo.from_km(line))
    for name, line in water:
        yield {"name": name, "rank": RANKS[name], "source": "border"}, geo.rounded(geo.from_km(line))
    lower = lower_araks(courses["Araks"], banks, unary_union([line for name, _, line in rows if name == "Kura"]))
    yield {"name": "Araks", "rank": 1, "source": "Natural Earth"}, geo.rounded(geo.from_km(lower))


def near(line, point, km):
    return line.distance(geo.to_km(Point(point))) < km


def river_courses(args):
    """Natural Earth's generalised lines by name, in kilometres."""
    path = os.path.join(args.ne_lines, "ne_10m_rivers_lake_centerlines.shp")
    courses = defaultdict(list)
    for row, geometry in geo.read(path, frame=args.frame):
        text = row["name"] or ""
        if text.startswith("K") and text.endswith("r") and len(text) <= 4:
            text = "Kür"   # the shapefile has lost its non-ASCII letters
        if text in NE_RIVERS:
            clipped = geometry.intersection(geo.frame_box(args.frame))
            courses[NE_RIVERS[text]] += geo.parts(geo.to_km(clipped), "LineString")
    return {name: unary_union(lines) for name, lines in courses.items()}


def river_name(line, courses):
    """The name of a WDB II line between two confluences."""
    for point, name in RIVER_POINTS:
        if near(line, point, 6):
            return name
    for name, course in sorted(courses.items()):
        if line.intersection(course.buffer(5)).length > 0.8 * line.length:
            return name
    return None


def border_water(pairs, rows):
    """The stretch of every river border between the first and the last place where its river is near."""
    found = []
    for a, b, name in RIVER_BORDERS:
        river = unary_union([line for n, _, line in rows if n == name]).buffer(3)
        for line in map(geo.to_km, pairs.get((a, b), [])):
            touching = [line.project(Point(c)) for p in geo.parts(line.intersection(river), "LineString")
                        for c in (p.coords[0], p.coords[-1])]
            if touching and max(touching) - min(touching) > 3:
                found.append((name, substring(line, min(touching), max(touching))))
    return found


def joined(piece, banks):
    """Carries a river cut off beside the border on to the border river itself."""
    points = list(piece.coords)
    for end in (0, -1):
        point = Point(points[end])
        if 2.9 < point.distance(banks) < 3.1:
            touch = nearest_points(banks, point)[0].coords[0]
            points = [touch, *points] if end == 0 else [*points, touch]
    return LineString(points)


def lower_araks(course, banks, kura):
    """From the end of the border stretch to the Kura."""
    line = next(p for p in geo.parts(course.difference(banks.buffer(1)), "LineString") if near(p, LOWER_ARAKS, 3))
    points = list(line.coords)
    if Point(points[0]).distance(banks) > Point(points[-1]).distance(banks):
        points.reverse()
    start, end = Point(points[0]), Point(points[-1])
    return LineString([nearest_points(banks, start)[0].coords[0], *points, nearest_points(kura, end)[0].coords[0]])


def lake_rows(args, sea):
    frame = geo.frame_box(args.frame)
    big = []
    for ring in polygonize(read_wkt(os.path.join(args.work, "gshhg_shore.csv"), "2")):
        if ring.intersection(sea).area < 0.2 * ring.area:   # a lagoon there is part of the sea here
            big += geo.clean_polygons(ring.intersection(frame), 1)
    big = [(p, "GSHHG", 0) for p in big]
    shores = unary_union([p for p, _, _ in big])
    small = []
    for _, geometry in geo.read(os.path.join(args.work, "osm_lakes.gpkg"), frame=args.frame):
        if geo.area_km2(geometry) > 50000 or geometry.intersects(shores):
            continue   # the Caspian itself, or a coarser copy of a GSHHG lake
        small += geo.clean_polygons(geometry.intersection(frame), 0.5)
    # What is left of a small lake after the source's simplification is often a triangle.
    small = [p for p in small if len(p.exterior.coords) > 4 or geo.area_km2(p) > 2]
    rows = big + [(p, "OpenStreetMap", 1) for p in small]
    for polygon, source, flag in sorted(rows, key=lambda r: (r[2], -r[0].area)):
        name = next((n for x, y, n in LAKE_NAMES if polygon.distance(Point(x, y)) < 0.002), None)
        yield {"name": name, "source": source, "area_km2": round(geo.area_km2(polygon), 2), "small": flag}, polygon


def river_area_rows(args):
    frame = geo.frame_box(args.frame)
    for _, geometry in geo.read(os.path.join(args.work, "osm_rivers.gpkg"), frame=args.frame):
        for polygon in geo.clean_polygons(geometry.intersection(frame), 0.05):
            yield {"area_km2": round(geo.area_km2(polygon), 2)}, polygon


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frame", nargs=4, type=float, required=True, metavar=("W", "S", "E", "N"))
    parser.add_argument("--work", required=True, help="folder with the cut sources")
    parser.add_argument("--disputed", required=True)
    parser.add_argument("--admin1", required=True)
    parser.add_argument("--ne-lines", required=True)
    parser.add_argument("output")
    args = parser.parse_args()

    land, sea = land_and_sea(args)
    pairs, coast = shared_borders(land, sea, args.frame)
    out = args.output
    geo.write(out, "land", "multipolygon", {"a3": str, "name": str},
              [({"a3": code, "name": COUNTRIES[code]}, shape) for code, shape in land.items()])
    geo.write(out, "sea", "polygon", {"name": str}, [({"name": "Caspian Sea"}, sea)])
    geo.write(out, "coast", "line", {"name": str}, [({"name": "Caspian Sea"}, line) for line in coast])
    geo.write(out, "borders", "line", {"kind": str, "name": str, "note": str}, border_rows(args, pairs))
    geo.write(out, "rivers", "line", {"name": str, "rank": int, "source": str}, river_rows(args, pairs))
    geo.write(out, "lakes", "polygon", {"name": str, "source": str, "area_km2": float, "small": int},
              lake_rows(args, sea))
    geo.write(out, "river_areas", "polygon", {"area_km2": float}, river_area_rows(args))
    geo.write(out, "admin1_labels", "point", {"name": str, "a3": str, "area_km2": float}, admin1_rows(args))


if __name__ == "__main__":
    main()

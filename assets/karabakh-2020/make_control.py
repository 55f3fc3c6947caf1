#!/usr/bin/env python3
"""Writes control.geojson: who held which area, stage by stage, inside the region that was Armenian-held before the war.

Reads the line GeoJSONs beside it and control_inputs.geojson (state border, oblast limit, district edges). All lines are
noded together once and cut the region into faces; every feature is a union of faces, so that neighbours share their edges
exactly, and every point of an edge carries the accuracy of the line it comes from. Fails if two features of one date overlap,
if they leave a gap, or if a sliver turns up. Needs shapely; same input, same output. With --check nothing is written: it fails
if the file is not what would be written.
"""
import json
import math
import sys
from collections import Counter
from pathlib import Path

from shapely.geometry import LineString, Point, Polygon, mapping, shape
from shapely.ops import polygonize, unary_union

HERE = Path(__file__).resolve().parent
SLIVER_KM2 = 0.05


def read(name):
    with open(HERE / name, encoding="utf-8") as f:
        return {x["properties"]["id"]: x for x in json.load(f)["features"]}


def line(feature):
    g = shape(feature["geometry"])
    return LineString(g.exterior.coords) if g.geom_type == "Polygon" else g


FEATURES, LINES = {}, {}
for name in ("control_inputs.geojson", "line_of_contact_1994.geojson", "ceasefire_line.geojson", "corridor.geojson"):
    FEATURES.update(read(name))
LINES.update({k: line(v) for k, v in FEATURES.items()})
CORRIDORS = read("corridor.geojson")

KM_LAT = 111.2
KM_LON = KM_LAT * math.cos(math.radians(39.8))


def km2(g):
    return g.area * KM_LAT * KM_LON


def around(points, km, cap_style=2):
    """What lies within so many kilometres of a line, or of a place."""
    flat = [(x * KM_LON, y * KM_LAT) for x, y in points]
    shape_there = LineString(flat) if len(flat) > 1 else Point(flat[0])
    ring = shape_there.buffer(km, resolution=3, cap_style=cap_style).exterior.coords
    return Polygon([(round(x / KM_LON, 5), round(y / KM_LAT, 5)) for x, y in ring])


def strip(feature):
    """The corridor's outline: its axis with half the width to each side."""
    return around(feature["geometry"]["coordinates"], feature["properties"]["width_m"] / 2000)


def accuracy_along(feature, place):
    """Metres, at the point of a line that is nearest to the place; one number a vertex, or one for all."""
    radii = feature["properties"]["accuracy_m"]
    if not isinstance(radii, list):
        return radii
    at = line(feature)
    far = [at.project(Point(p)) for p in at.coords]
    here = at.project(place)
    for k in range(1, len(far)):
        if here <= far[k] or k == len(far) - 1:
            share = min(max((here - far[k - 1]) / (far[k] - far[k - 1]), 0), 1)
            return radii[k - 1] + share * (radii[k] - radii[k - 1])


def zone(names, *inside):
    """Union of the faces, cut out by these lines, that hold these points."""
    faces = list(polygonize(unary_union([LINES[n] for n in names])))
    found = []
    for p in inside:
        hit = [f for f in faces if f.contains(Point(p))]
        if len(hit) != 1:
            sys.exit(f"make_control: {p} lies in {len(hit)} faces of {names}")
        found.append(hit[0])
    return unary_union(found)


STEPANAKERT, LACHIN, SUS = (46.7511, 39.8182), (46.5488, 39.6402), (46.5128, 39.6269)
SUS_KM, ROAD_KM = 0.9, 0.6  # own numbers: how much around Sus, and to each side of the road by Shusha
REGION_EDGE = ["state_border", "loc_west", "LOC1994", "loc_south"]
SOUTH = ["CF_N-8", "CF_S-1", "zone_southwest", "nkao_west"]
EAST = ["CF_N-4", "CF_N-7"]

region = zone(REGION_EDGE, STEPANAKERT)
nov10 = zone(REGION_EDGE + ["CF_NW-1", "CF_N-2", "CF_N-3", "lachin_south"] + SOUTH, STEPANAKERT)
nov20 = zone(REGION_EDGE + ["CF_NW-1", "CF_N-2", "CF_N-5", "lachin_south"] + EAST + SOUTH, STEPANAKERT)
main_zone = zone(["CF_N-1", "CF_N-2", "CF_N-5", "zone_northwest"] + EAST + SOUTH, STEPANAKERT)
main_2022 = zone(["CF_N-1", "CF_N-2", "CF_N-6", "zone_northwest"] + EAST + SOUTH, STEPANAKERT)
lachin = zone(["state_border", "nkao_west", "lachin_north", "lachin_south"], LACHIN)
pocket = Polygon(LINES["POCKET-1"].coords)
old_strip, new_strip = strip(CORRIDORS["LACHIN_OLD"]), strip(CORRIDORS["LACHIN_NEW"])
# Sus was inside the old corridor until 26 August 2022, but lies farther from our axis than half its width.
sus = around([SUS], SUS_KM, cap_style=1)
# By Shusha the road and its junction were under Russian control although the line passes north of them.
by_shusha = around(CORRIDORS["LACHIN_OLD"]["geometry"]["coordinates"][7:], ROAD_KM)


def on_grid(lines):
    """All lines noded together with every vertex on a grid of 0.00001 degrees, so that writing changes nothing."""
    for _ in range(20):
        before = lines
        lines = unary_union(lines)
        snapped = []
        for part in lines.geoms:
            points = [(round(x, 5), round(y, 5)) for x, y in part.coords]
            points = points[:1] + [b for a, b in zip(points, points[1:]) if a != b]
            if len(points) > 1:
                snapped.append(LineString(points))
        lines = sorted(snapped, key=lambda g: g.wkt)
        if [g.wkt for g in lines] == [g.wkt for g in before]:
            return lines
    sys.exit("make_control: the lines do not settle on the grid")


every = [g.exterior for g in (region, nov10, nov20, main_zone, main_2022, lachin, pocket, old_strip, new_strip, sus, by_shusha)]
faces = [f for f in polygonize(on_grid(every)) if region.contains(f.representative_point())]


def pick(*tests):
    return frozenset(i for i, f in enumerate(faces) if any(t.contains(f.representative_point()) for t in tests))


ALL = pick(region)
POCKET = pick(pocket) - pick(nov10)
LACHIN_DISTRICT = pick(lachin) - pick(main_zone)



def large_parts(ids):
    """The pieces that are more than a corner where a strip grazes a spur of the district."""
    g = unary_union([faces[i] for i in sorted(ids)])
    kept = [p for p in getattr(g, "geoms", [g]) if km2(p) > SLIVER_KM2]
    return frozenset(i for i in ids if any(p.contains(faces[i].representative_point()) for p in kept))


SHUSHA_ROAD = large_parts(pick(by_shusha) - pick(main_zone) - LACHIN_DISTRICT)
OLD = large_parts(pick(old_strip, sus) & LACHIN_DISTRICT) | SHUSHA_ROAD
NEW = large_parts(pick(new_strip) & LACHIN_DISTRICT) | SHUSHA_ROAD
Z20, Z22 = pick(main_zone), pick(main_2022)
NOV10, NOV20, NOV25 = pick(nov10), pick(nov20) | pick(nov10) & pick(main_zone), Z20 | LACHIN_DISTRICT

ROAD = "2022-08-30T20:00:00+04:00"
END = "2023-09-20"
# from, held by the Karabakh Armenian side, corridor under Russian control, contested; the rest is Azerbaijan's
STAGES = [
    ("..1994-05-12", ALL, (), ()),
    ("2020-09-27", (), (), ALL),
    ("2020-11-10", NOV10 | POCKET, SHUSHA_ROAD, ()),
    ("2020-11-20", NOV20 | POCKET, SHUSHA_ROAD, ()),
    ("2020-11-25", NOV25 | POCKET, SHUSHA_ROAD, ()),
    ("2020-12-01", Z20 | POCKET, OLD, ()),
    ("2020-12-11", Z20, OLD, POCKET),
    ("2020-12-14", Z20, OLD, ()),
    ("2022-03-24", Z22, OLD, ()),
    ("2022-08-26", Z22, SHUSHA_ROAD, ()),
    (ROAD, Z22, NEW, ()),
    (END, (), (), ()),
]

# What each feature is called, by holder and beginning. Pieces: the pocket lies apart and is a feature of its own.
TEXT = {
    ("NKR", "..1994-05-12"): ("NKR-PREWAR", "Armenian-held before the war", "medium", "ne-10m-disputed-areas",
        "The former oblast's larger part and the districts around it, behind the line of contact of 1994; not recognised by any state, inside Azerbaijan by its internationally recognised borders"),
    ("", "2020-09-27"): ("WAR-2020", "Contested: front not known", "low", "vestnik-kavkaza-145504",
        "From 27 September to 10 November 2020 the front moved from day to day; it is not known here and not drawn. The events name the towns taken"),
    ("AZE", "2020-11-10"): ("AZE-2020-11-10", "Azerbaijan, when the fighting stopped", "low", "am-government-statement-2020-11-10",
        "Jabrayil, Zangilan, Qubadli and Fuzuli districts, Hadrut, Shusha, Sugovushan and Talish"),
    ("NKR", "2020-11-10"): ("NKR-2020-11-10", "Armenian-held when the fighting stopped", "low", "am-government-statement-2020-11-10",
        "Russian peacekeepers arriving. Aghdam, Kalbajar and Lachin districts still Armenian-held"),
    ("NKR-POCKET", "2020-11-10"): ("NKR-POCKET-2020-11-10", "Armenian-held pocket of Khtsaberd and Hin Tagher", "low", "vpk-name-470885",
        "Outline is a guess around two villages; left out of the first Russian zone maps"),
    ("AZE", "2020-11-20"): ("AZE-2020-11-20", "Azerbaijan, with Aghdam district", "low", "al-jazeera-aghdam-entered",
        "Aghdam district transferred under the statement on 20 November 2020"),
    ("NKR", "2020-11-20"): ("NKR-2020-11-20", "Armenian-held after the transfer of Aghdam", "low", "al-jazeera-aghdam-entered",
        "Kalbajar and Lachin districts still Armenian-held"),
    ("AZE", "2020-11-25"): ("AZE-2020-11-25", "Azerbaijan, with Kalbajar district", "low", "yjc-49549",
        "Kalbajar district transferred on the extended date; by one account Armenian forces had left the day before. Dadivank stays as a Russian post in it"),
    ("NKR", "2020-11-25"): ("NKR-2020-11-25", "Armenian-held after the transfer of Kalbajar", "low", "yjc-49549",
        "Lachin district still Armenian-held"),
    ("AZE", "2020-12-01"): ("AZE-2020-12-01", "Azerbaijan, with Lachin district", "low", "yjc-49549",
        "Lachin district, less the corridor, transferred on 1 December 2020"),
    ("NKR", "2020-12-01"): ("NKR-2020-12-01", "Armenian-held, Russian peacekeepers in place", "low", "compiler-estimate",
        "The zone of the Russian contingent, North and South together: the line between the two is not known. Edges are estimates"),
    ("RUS", "2020-11-10"): ("RUS-ROAD-SHUSHA-2020", "Lachin road by Shusha, under Russian control", "low", "anna-news-long-awaited-truce",
        "Control of the road reported on 11 November 2020. The ceasefire line is drawn north of it and is no better known than 2 km; how wide the strip was here is not known, 600 m to each side is our number. Shusha is not part of it"),
    ("RUS", "2022-08-26"): ("RUS-ROAD-SHUSHA-2022", "Lachin road by Shusha, under Russian control", "low", "massis-post-2022-08-29",
        "Between the loss of the old corridor's western part and the opening of the new road; traffic still took the old road"),
    ("RUS", "2020-12-01"): ("RUS-CORRIDOR-OLD", "Lachin corridor outside of the Armenian-held zone, under Russian control", "medium", "yjc-49549",
        "5 km wide by the statement; the axis is not fixed by it. Widened around Sus, which was inside; by Shusha only the road. Azerbaijani forces entered Lachin, Zabukh and Sus on 26 August 2022"),
    ("", "2020-12-11"): ("POCKET-2020-12-11", "Contested: Khtsaberd and Hin Tagher", "low", "azatutyun-31004105",
        "Fighting 11-13 December 2020; who broke the truce is disputed. Azerbaijani by 14 December"),
    ("AZE", "2020-12-14"): ("AZE-2020-12-14", "Azerbaijan, with Khtsaberd and Hin Tagher", "low", "vpk-name-470885",
        "The Russian map of 13 December took the pocket into its zone; by one account it was off the map again on the 14th"),
    ("NKR", "2022-03-24"): ("NKR-2022-03-24", "Armenian-held, without Farukh", "low", "infobae-2022-03-27",
        "Farukh is in dispute: Moscow said on 27 March 2022 that Azerbaijan had left, Baku denied it"),
    ("AZE", "2022-03-24"): ("AZE-2022-03-24", "Azerbaijan, with Farukh", "low", "infobae-2022-03-27",
        "Farukh is in dispute: Moscow said on 27 March 2022 that Azerbaijan had left, Baku denied it"),
    ("AZE", "2022-08-26"): ("AZE-2022-08-26", "Azerbaijan, with Lachin, Zabukh and Sus", "low", "mirror-spectator-2022-08-31",
        "The old corridor's part in Lachin district; traffic still took the old road until 20:00 on 30 August 2022"),
    ("RUS", ROAD): ("RUS-CORRIDOR-NEW", "Lachin corridor by the new road, under Russian control", "low", "massis-post-2022-08-29",
        "Same status as the old corridor; by Shusha only the road; course between villages not known. Blocked from 12 December 2022 (a protest for Baku, a blockade for Yerevan); Azerbaijani checkpoint from 23 April 2023"),
    ("AZE", ROAD): ("AZE-2022-08-30", "Azerbaijan, less the new corridor", "low", "massis-post-2022-08-29",
        "From 20:00 on 30 August 2022, Baku time"),
    ("AZE", END): ("AZE-2023-09-20", "Azerbaijan, whole region", "medium", "babel-98656",
        "Operation of 19-20 September 2023; the Karabakh formations agreed to disarm. Entry into the towns took days more"),
}


EDGES = {k: LINES[k] for k in FEATURES if k not in CORRIDORS}
OUTLINES = [("LACHIN_OLD", old_strip), ("LACHIN_NEW", new_strip), ("LACHIN_OLD", sus), ("LACHIN_OLD", by_shusha)]
known = {}


def accuracy_of(x, y):
    """How well the edge is known at one of its points: as well as the best of the lines that run there."""
    if (x, y) not in known:
        place = Point(x, y)
        radii = [accuracy_along(FEATURES[k], place) for k, g in EDGES.items() if g.distance(place) < 3e-5]
        radii += [accuracy_along(CORRIDORS[k], place) for k, g in OUTLINES if g.exterior.distance(place) < 3e-5]
        if not radii:
            sys.exit(f"make_control: no line runs through {x} {y}")
        known[x, y] = int(round(min(radii), -2))
    return known[x, y]


def accuracies(geometry):
    """One number a point, all rings one after the other."""
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [accuracy_of(x, y) for part in parts for ring in part for x, y in ring]


def dissolve(ids):
    g = unary_union([faces[i] for i in sorted(ids)]).normalize()
    r = lambda ring: [(round(x, 5), round(y, 5)) for x, y in ring.coords]
    parts = [[r(p.exterior)] + [r(h) for h in p.interiors] for p in getattr(g, "geoms", [g])]
    return {"type": "Polygon", "coordinates": parts[0]} if len(parts) == 1 else {"type": "MultiPolygon", "coordinates": parts}


pieces = []  # per stage: {key: faces}
for begin, nkr, rus, contested in STAGES:
    nkr, rus, contested = frozenset(nkr), frozenset(rus), frozenset(contested)
    split = {"NKR": nkr - POCKET if nkr >= POCKET and nkr != ALL else nkr, "NKR-POCKET": POCKET if nkr >= POCKET and nkr != ALL else frozenset(),
             "RUS": rus, "": contested, "AZE": ALL - nkr - rus - contested}
    pieces.append({k: v for k, v in split.items() if v})

features = []
for n, stage in enumerate(pieces):
    for key, ids in stage.items():
        if n and pieces[n - 1].get(key) == ids:
            continue  # goes on
        last = n
        while last + 1 < len(pieces) and pieces[last + 1].get(key) == ids:
            last += 1
        begin, end = STAGES[n][0], STAGES[last + 1][0] if last + 1 < len(STAGES) else ""
        fid, title, confidence, source, note = TEXT.pop((key, begin))
        geometry = dissolve(ids)
        features.append(({"id": fid, "name": title, "holder": key.split("-")[0], "from": begin, "to": end,
                          "accuracy_m": accuracies(geometry),
                          "place_basis": "cut from the lines of this scenario, the state border, the limit of the former oblast and district edges; estimate",
                          "confidence": confidence, "source": source, "note": note}, geometry, range(n, last + 1)))
if TEXT:
    sys.exit(f"make_control: texts not used: {sorted(TEXT)}")


def segments(geometry):
    for part in ([geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]):
        for ring in part:
            for a, b in zip(ring, ring[1:]):
                yield (a, b) if a < b else (b, a)


whole = km2(region)
for n, stage in enumerate(STAGES):
    here = [(p, shape(g)) for p, g, when in features if n in when]
    for p, g in here:
        if not g.is_valid:
            sys.exit(f"make_control: {p['id']} is not valid")
        for part in getattr(g, "geoms", [g]):
            if km2(part) < SLIVER_KM2 or any(km2(Polygon(h)) < SLIVER_KM2 for h in part.interiors):
                sys.exit(f"make_control: sliver in {p['id']} near {part.representative_point()}")
    for i, (p, g) in enumerate(here):
        for q, h in here[i + 1:]:
            if km2(g.intersection(h)) > 1e-9:
                sys.exit(f"make_control: {p['id']} and {q['id']} overlap")
    gap = abs(sum(km2(g) for _, g in here) - whole)
    if gap > whole * 1e-4:
        sys.exit(f"make_control: {gap:.3f} km2 missing from {stage[0]}")
    once = Counter(s for p, g, when in features if n in when for s in segments(g))
    rim = {s for s, k in once.items() if k == 1}
    if max(once.values()) > 2 or any(LineString(s).centroid.distance(region.exterior) > 2e-5 for s in rim):
        sys.exit(f"make_control: edges of {stage[0]} are not shared exactly")

rows = [json.dumps({"type": "Feature", "properties": p, "geometry": g}, ensure_ascii=False, separators=(", ", ": ")) for p, g, _ in features]
text = '{"type": "FeatureCollection", "features": [\n' + ",\n".join(rows) + "\n]}\n"
target = HERE / "control.geojson"
if "--check" in sys.argv[1:]:
    if target.read_text(encoding="utf-8") != text:
        sys.exit("make_control: control.geojson is not what its inputs make: run make_control.py")
else:
    target.write_text(text, encoding="utf-8")
    for p, g, _ in features:
        print(f"{p['id']:24} {p['from']:>26} {p['to']:>26} {km2(shape(g)):9.1f} km2")

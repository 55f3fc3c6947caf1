"""Small helpers shared by the base map builders: reading, writing, rounding and kilometres."""
import math
import os

from osgeo import gdal, ogr, osr
from shapely import affinity, wkb
from shapely.geometry import MultiLineString, box
from shapely.ops import linemerge, transform, unary_union
from shapely.validation import make_valid

gdal.UseExceptions()
ogr.UseExceptions()

KM_LAT = 111.13
KM_LON = KM_LAT * math.cos(math.radians(40.05))  # the middle of the frame; off by 4 % at its edges


def read(path, layer=None, frame=None, where=None):
    """Yields (attributes, shapely geometry) of every feature that meets the frame."""
    data = ogr.Open(path)
    rows = data.GetLayerByName(layer) if layer else data.GetLayer()
    if frame:
        rows.SetSpatialFilterRect(*frame)
    rows.SetAttributeFilter(where)
    for row in rows:
        geometry = row.geometry().Clone()
        geometry.FlattenTo2D()
        yield row.items(), wkb.loads(bytes(geometry.ExportToWkb()))


def rounded(geometry):
    """Coordinates on a grid of 1e-5 degrees (about 1 m). Shared vertices stay shared."""
    return transform(lambda x, y: (round(x, 5), round(y, 5)), geometry)


def parts(geometry, kind):
    """The non-empty parts of one kind ('Polygon', 'LineString') in any geometry."""
    if geometry.is_empty:
        return []
    if geometry.geom_type == kind:
        return [geometry]
    return [p for g in getattr(geometry, "geoms", []) for p in parts(g, kind)]


def clean_polygons(geometry, minimum_km2=0.0):
    """Rounded, valid polygons, biggest first, crumbs dropped."""
    found = parts(make_valid(rounded(make_valid(geometry))), "Polygon")
    found = [p for p in found if area_km2(p) > max(minimum_km2, 1e-5)]
    return sorted(found, key=lambda p: (-p.area, p.bounds))


def merged_lines(lines):
    """Joins lines end to end wherever exactly two meet; accepts segments as well."""
    lines = [line for line in lines if not line.is_empty]
    if not lines:
        return []
    merged = linemerge(MultiLineString(lines)) if len(lines) > 1 else lines[0]
    return sorted(parts(merged, "LineString"), key=lambda line: line.bounds)


def noded_lines(lines):
    """Like merged_lines, after cutting the lines where they cross and dropping doubles."""
    return merged_lines(parts(unary_union(lines), "LineString")) if lines else []


def to_km(geometry):
    return affinity.affine_transform(geometry, [KM_LON, 0, 0, KM_LAT, 0, 0])


def from_km(geometry):
    return affinity.affine_transform(geometry, [1 / KM_LON, 0, 0, 1 / KM_LAT, 0, 0])


def area_km2(geometry):
    return to_km(geometry).area


def length_km(geometry):
    return to_km(geometry).length


def frame_box(frame):
    return box(*frame)


_TYPES = {str: ogr.OFTString, int: ogr.OFTInteger, float: ogr.OFTReal}
_KINDS = {"point": ogr.wkbPoint, "line": ogr.wkbLineString, "polygon": ogr.wkbPolygon,
          "multipolygon": ogr.wkbMultiPolygon}


def write(path, layer, kind, fields, rows):
    """Adds a layer to a GeoPackage. fields: {name: str | int | float}; rows: (dict, geometry)."""
    if os.path.exists(path):
        data = ogr.Open(path, 1)
    else:
        data = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    wgs84 = osr.SpatialReference()
    wgs84.ImportFromEPSG(4326)
    wgs84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    out = data.CreateLayer(layer, wgs84, _KINDS[kind])
    for name, of in fields.items():
        out.CreateField(ogr.FieldDefn(name, _TYPES[of]))
    out.StartTransaction()
    for attributes, geometry in rows:
        if geometry.is_empty or not geometry.is_valid:
            raise ValueError(f"{layer}: empty or invalid geometry, {attributes}")
        row = ogr.Feature(out.GetLayerDefn())
        for name in fields:
            if attributes.get(name) is not None:
                row.SetField(name, attributes[name])
        row.SetGeometry(ogr.CreateGeometryFromWkb(wkb.dumps(geometry)))
        out.CreateFeature(row)
    out.CommitTransaction()
    print(f"{layer}: {out.GetFeatureCount()}")

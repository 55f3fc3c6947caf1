#!/usr/bin/env bash
# Renders the map at three widths, on three dates, in three themes, and puts the pictures on one sheet, docs/pictures/contact-sheet.jpg.
# Needs ImageMagick (Debian: imagemagick).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
parts=$(mktemp -d)
trap 'rm -r "$parts"' EXIT

# Longitude and latitude boxes about 640, 200 and 40 km wide.
wide=43.2,37.9,50.6,42.1
near=45.6,39.35,47.9,40.65
close=46.55,39.62,47.02,39.88
for theme in paper dark grey; do
  for date in 2020-10-20 2020-11-25 2023-09-25; do
    for box in "$wide" "$near" "$close"; do
      "$root/build/truceline" render --quiet --theme "$theme" --at "$date" --bbox "$box" --size 1280x720 --dpi 80 \
        -o "$parts/$(printf '%02d' "$(find "$parts" -name '*.png' | wc -l)").png"
    done
  done
done
montage "$parts"/*.png -tile 3x -resize 560x315 -geometry +3+3 -background '#888888' -depth 8 -quality 86 \
  "$root/docs/pictures/contact-sheet.jpg"

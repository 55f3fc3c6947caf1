#!/usr/bin/env bash
# Renders the pictures that README and docs show, with the program as built.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
out=$root/docs/pictures
mkdir -p "$out"
"$root/build/truceline" render --at 2020-11-25 --size 1600x900 -o "$out/2020-11-25.png"
"$root/build/truceline" render --compare 2020-11-15,2020-12-02 --compare-mode swipe --size 1600x900 -o "$out/compare-swipe.png"
"$root/build/truceline" render --compare 2020-11-15,2020-12-02 --compare-mode ghost --size 1600x900 -o "$out/compare-ghost.png"
"$root/build/truceline" render --at 2023-05-25 --bbox 46.2,39.4,47.3,40.3 --size 1600x900 -o "$out/2023-05-25.png"
"$root/build/truceline" render --at 2020-11-25 --layout page --dpi 72 -o "$out/page.jpg"
"$root/build/truceline" render --at 2020-11-25 --layout slide --size 1280x720 --dpi 64 -o "$out/slide.jpg"

# The layout that docs/export.md shows.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
sed -n '/^```toml$/,/^```$/{/^```/!p}' "$root/docs/export.md" > "$folder/upright.toml"
cd "$folder"
"$root/build/truceline" render --at 2020-11-25 --layout upright.toml --dpi 90 -o "$out/upright.jpg"

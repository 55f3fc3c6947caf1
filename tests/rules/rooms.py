"""The table of rooms: what each may include and which libraries it alone sees. Change it here, nowhere else."""

GEO = ["geo/base", "geo/coords", "geo/scenario", "geo/shape", "geo/table"]  # all of geo that needs no GDAL

# Room: the rooms it may include beside itself.
ROOMS = {
    "geo/base": [],
    "geo/coords": ["geo/base"],
    "geo/scenario": ["geo/base", "geo/coords"],
    "geo/shape": ["geo/base", "geo/coords"],
    "geo/table": ["geo/base", "geo/coords"],
    "geo/change": GEO,
    "geo/io": GEO,
    "viewer/jobs": ["geo/base"],
    "viewer/text": ["geo/base"],
    "viewer/gl": ["geo/base"],
    "viewer/theme": ["geo/base"],
    "viewer/session": GEO + ["geo/change", "viewer/theme"],
    "viewer/layers": GEO + ["geo/change", "viewer/text", "viewer/theme"],
    "viewer/render": GEO + ["viewer/gl", "viewer/text", "viewer/theme", "viewer/layers", "viewer/session"],
    "viewer/panels": GEO + ["geo/change", "viewer/session", "viewer/layers", "viewer/text", "viewer/theme"],
    "viewer/platform": ["geo/base", "viewer/gl"],
    "viewer/files": ["geo/base", "geo/io"],
    "viewer/vector": GEO + ["geo/io", "viewer/files", "viewer/render", "viewer/session", "viewer/layers",
                            "viewer/text", "viewer/theme"],
    "viewer/snapshot": GEO + ["geo/io", "viewer/files", "viewer/vector", "viewer/render", "viewer/session",
                              "viewer/layers"],
    "viewer/cli": ["*"],
    "viewer/main.cpp": ["*"],
}

# Library headers, as the start of what stands between < and >: the rooms that see them. A library
# that is not here may not be included at all; the standard library always may.
LIBRARIES = {
    "fmt/": ["*"],
    "tl/": ["geo/base"],
    "date/": ["geo/base"],
    "proj.h": ["geo/coords"],
    "geodesic.h": ["geo/coords"],
    "GeographicLib/": ["geo/coords"],
    "geos_c.h": ["geo/shape"],
    "gdal": ["geo/io"],
    "ogr": ["geo/io"],
    "cpl_": ["geo/io"],
    "openssl/": ["geo/io"],
    "minizip/": ["geo/io"],
    "toml++/": ["geo/io", "viewer/snapshot"],
    "nlohmann/": ["geo/io", "viewer/cli"],
    "glad/": ["viewer/gl"],
    "GLFW/": ["viewer/platform"],
    "EGL/": ["viewer/platform"],
    "X11/": ["viewer/platform"],
    "systemd/": ["viewer/platform"],
    "imgui": ["viewer/panels", "viewer/platform"],
    "backends/imgui": ["viewer/platform"],
    "ft2build.h": ["viewer/text"],
    "freetype/": ["viewer/text"],
    "hb": ["viewer/text"],
    "fribidi": ["viewer/text"],
    "fontconfig/": ["viewer/text"],
    "png.h": ["viewer/files", "viewer/vector"],
    "cairo": ["viewer/vector"],
    "jpeglib.h": ["viewer/files"],
    "webp/": ["viewer/files"],
    "spawn.h": ["viewer/files"],
    "CLI/": ["viewer/cli", "viewer/main.cpp"],
    "unistd.h": ["geo/io", "viewer/files", "viewer/cli"],
    "fcntl.h": ["geo/io", "viewer/files", "viewer/cli"],
    "sys/": ["geo/io", "viewer/files", "viewer/cli"],
}

# Files that the build embeds: header, and the rooms that see it.
EMBEDDED = {
    "embedded/fonts.hpp": ["viewer/text", "viewer/panels"],
    "embedded/shaders.hpp": ["viewer/render"],
}

# Names in geo and viewer that belong to some rooms only, whether or not a header brings them.
NAMES = {
    r"\bgl[A-Z]\w*\s*\(|\bGL_[A-Z]": ["viewer/gl"],
    r"\bglfw[A-Z]|\bGLFW": ["viewer/platform"],
    r"\begl[A-Z]\w*\s*\(|\bEGL_": ["viewer/platform"],
    r"\bImGui::|\bIm(Vec2|Vec4|DrawList)\b": ["viewer/panels", "viewer/platform"],
    r"_clock::now\b": ["viewer/cli", "viewer/platform", "viewer/jobs", "viewer/main.cpp"],
    r"\bthrow\b": [],  # bad input is a Result; exceptions come from the standard library
}

# Never in our C++: pattern, and why.
FORBIDDEN = {
    r"\bnew\s+[\w(:]": "no new: one owner, made by make_unique, make_shared or a container",
    r"(?<!=\s)(?<!=)\bdelete\b": "no delete: one owner frees",
    r"\b([mc]|re)alloc\s*\(|\bstd::free\s*\(": "no C allocation",
    r"\bgoto\b": "no goto",
    r"\bstd::endl\b": "no std::endl: it flushes",
    r"\b(std::)?random_device\b|\bs?rand\s*\(": "same input, same output: seed every random",
}

# What may lie at the top of the tree, besides names that begin with a dot.
TOP_LEVEL = {
    "CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "CHANGELOG.md", "ARCHITECTURE.md",
    "assets", "check", "cmake", "docs", "geo", "run", "shaders", "tests", "viewer",
}

MOST_FUNCTION_LINES = 60
MOST_FILE_LINES = 400

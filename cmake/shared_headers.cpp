// The source that a target of precompiled headers must have: see Room.cmake and
// tests/CMakeLists.txt.

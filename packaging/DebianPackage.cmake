# SPDX-License-Identifier: GPL-3.0-or-later
# cpack -G DEB, from the preset `release`. Libraries are found by dpkg-shlibdeps; what is opened at run time it cannot see.
configure_file("${CMAKE_CURRENT_SOURCE_DIR}/debian/changelog.in" "${CMAKE_CURRENT_BINARY_DIR}/changelog.Debian" @ONLY)
install_gzipped("${CMAKE_CURRENT_BINARY_DIR}/changelog.Debian" "${CMAKE_INSTALL_DOCDIR}")
install(FILES "${CMAKE_CURRENT_SOURCE_DIR}/debian/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}")

set(CPACK_GENERATOR DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGE_CONTACT "${POOLHOUSE_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "console for Heroku Postgres Advanced clusters")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Poolhouse shows every Heroku Postgres Advanced cluster of an account in one
window: its pools, how many connections are in use against the limit, what
would be left after losing an instance, what it costs a month, and how old
each of these figures is. The same figures can be had as JSON.
.
A built-in sandbox speaks the same API on this computer, so that everything
can be tried without an account.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, ca-certificates, fonts-dejavu-core | fonts-noto-core")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libsecret-1-0")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "qt6-wayland, gnome-keyring")
# cpack --config CPackSourceConfig.cmake: what git holds, no build folder.
set(CPACK_SOURCE_GENERATOR TGZ)
# The patterns are matched against whole paths, so a clone below a folder named build needs them anchored. The escapes are
# doubled: CPackSourceConfig.cmake reads the patterns once more.
string(REGEX REPLACE "([][+.*()^$?|{}])" "\\\\\\\\\\1" source_root "${PROJECT_SOURCE_DIR}")
set(CPACK_SOURCE_IGNORE_FILES "^${source_root}/\\\\.git(/|$)" "^${source_root}/build/" "^${source_root}/\\\\.cache/"
    "^${source_root}/(.*/)?[^/]*\\\\.user$" "^${source_root}/compile_commands\\\\.json$"
    "^${source_root}/(.*/)?node_modules/")
include(CPack)

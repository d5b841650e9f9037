// SPDX-License-Identifier: GPL-3.0-or-later

// free() and realloc() of the program, for all libraries in it: memory is wiped when it is given back. A token passes
// through Qt's strings, header lists and buffers of libcurl, JSON and D-Bus, each of which leaves copies behind that no
// owner can wipe. Linked into the program only; glibc only. Costs a write of each freed block, which was in use anyway.

#include <algorithm>
#include <cstddef>
#include <cstring>

#include <malloc.h>

namespace poolhouse::console {

constexpr std::size_t largeBlock = std::size_t{1} << 20U; ///< realloc() moves larger ones by remapping their pages

} // namespace poolhouse::console

extern "C" {

// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): names of glibc
void __libc_free(void* block) noexcept;
void* __libc_malloc(std::size_t size) noexcept;
void* __libc_realloc(void* block, std::size_t size) noexcept;

void free(void* block) noexcept {
    if (block != nullptr) {
        ::explicit_bzero(block, ::malloc_usable_size(block));
    }
    __libc_free(block);
}

void* realloc(void* block, std::size_t size) noexcept {
    if (block == nullptr) {
        return __libc_malloc(size);
    }
    const std::size_t usable = ::malloc_usable_size(block);
    if (size == 0) {
        free(block);
        return nullptr;
    }
    if (size <= usable && size >= usable / 2) {
        return block;
    }
    if (usable >= poolhouse::console::largeBlock) {
        return __libc_realloc(block, size);
    }
    void* const moved = __libc_malloc(size);
    if (moved != nullptr) {
        std::memcpy(moved, block, std::min(usable, size));
        free(block);
    }
    return moved;
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)

} // extern "C"

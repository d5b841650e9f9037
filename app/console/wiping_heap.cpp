// SPDX-License-Identifier: GPL-3.0-or-later

// free() and realloc() of the program, for all libraries in it: memory is wiped when it is given back. A token passes
// through Qt's strings, header lists and buffers of libcurl, JSON and D-Bus, each of which leaves copies behind that no
// owner can wipe. Linked into the program only. Costs a write of each freed block, which was in use anyway.
//
// Only the heap of glibc is wiped. Where another one is preloaded (jemalloc, a profiler, a sanitizer), blocks come from
// there, so its own functions are called and nothing is wiped: only it knows how large its blocks are.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <malloc.h>

extern "C" {

// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): names of glibc
void __libc_free(void* block) noexcept;
void* __libc_malloc(std::size_t size) noexcept;
void* __libc_realloc(void* block, std::size_t size) noexcept;
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)

} // extern "C"

namespace poolhouse::console {

namespace {

constexpr std::size_t largeBlock = std::size_t{1} << 20U; ///< realloc() moves larger ones by remapping their pages

using Free = void (*)(void*);
using Realloc = void* (*)(void*, std::size_t);

/// The heap behind this one.
struct NextHeap {
    Free free = nullptr;
    Realloc realloc = nullptr;
    bool glibc = false;
};

enum class Lookup { NotYet, UnderWay, Done };
std::atomic<Lookup> heapLookup{Lookup::NotYet};
NextHeap nextHeap;

template <class Function> Function nextFunction(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

/// Null while it is looked for: the first call comes before there is a second thread, but dlsym() may free as well.
const NextHeap* heap() {
    if (heapLookup.load(std::memory_order_acquire) == Lookup::Done) {
        return &nextHeap;
    }
    if (heapLookup.exchange(Lookup::UnderWay) != Lookup::NotYet) {
        return nullptr;
    }
    nextHeap.free = nextFunction<Free>("free");
    nextHeap.realloc = nextFunction<Realloc>("realloc");
    const auto allocate = nextFunction<void* (*)(std::size_t)>("malloc");
    nextHeap.glibc = nextHeap.free == &__libc_free && nextHeap.realloc == &__libc_realloc && allocate == &__libc_malloc;
    heapLookup.store(Lookup::Done, std::memory_order_release);
    return &nextHeap;
}

} // namespace

} // namespace poolhouse::console

extern "C" {

void free(void* block) noexcept {
    if (block == nullptr) {
        return;
    }
    const auto* const next = poolhouse::console::heap();
    if (next == nullptr) {
        return; // lost: a few bytes of the dynamic linker, of a heap that is not known yet
    }
    if (next->glibc) {
        ::explicit_bzero(block, ::malloc_usable_size(block));
    }
    next->free(block);
}

void* realloc(void* block, std::size_t size) noexcept {
    if (block == nullptr) {
        return std::malloc(size);
    }
    const auto* const next = poolhouse::console::heap();
    if (next == nullptr) {
        return nullptr; // as if there were no memory
    }
    if (!next->glibc) {
        return next->realloc(block, size);
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
        return next->realloc(block, size);
    }
    void* const moved = std::malloc(size);
    if (moved != nullptr) {
        std::memcpy(moved, block, std::min(usable, size));
        free(block);
    }
    return moved;
}

} // extern "C"

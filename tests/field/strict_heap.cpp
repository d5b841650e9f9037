// SPDX-License-Identifier: GPL-3.0-or-later

// A heap to be preloaded, like that of a profiler: it takes back only what it has given out, and aborts otherwise.
// Blocks are never used again. Before each block stand its size and a mark.

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include <malloc.h>
#include <sys/mman.h>

namespace {

struct Head {
    std::size_t size;
    std::uint64_t mark;
};

constexpr std::uint64_t ours = 0x504f4f4c484f5553;
constexpr std::uint64_t gone = 0x474f4e45474f4e45;
constexpr std::size_t reserved = std::size_t{1} << 36U;
constexpr std::size_t usual = 16;

std::atomic<char*> next{nullptr};

void* give(std::size_t alignment, std::size_t size) {
    char* at = next.load();
    if (at == nullptr) {
        void* const all =
            ::mmap(nullptr, reserved, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (all == MAP_FAILED) {
            std::abort();
        }
        next.compare_exchange_strong(at, static_cast<char*>(all));
    }
    const std::size_t room = size + sizeof(Head) + alignment + usual;
    at = next.fetch_add(static_cast<std::ptrdiff_t>((room + usual - 1) / usual * usual));
    const auto block = (reinterpret_cast<std::uintptr_t>(at) + sizeof(Head) + alignment - 1) / alignment * alignment;
    *reinterpret_cast<Head*>(block - sizeof(Head)) = {size, ours};
    return reinterpret_cast<void*>(block);
}

Head& headOf(void* block) {
    auto* const head = reinterpret_cast<Head*>(block) - 1;
    if (head->mark != ours) {
        std::abort();
    }
    return *head;
}

} // namespace

extern "C" {

void* malloc(std::size_t size) noexcept {
    return give(usual, size);
}

void free(void* block) noexcept {
    if (block != nullptr) {
        headOf(block).mark = gone;
    }
}

void* calloc(std::size_t count, std::size_t size) noexcept {
    return give(usual, count * size); // new pages are empty
}

void* realloc(void* block, std::size_t size) noexcept {
    void* const moved = give(usual, size);
    if (block != nullptr) {
        const auto& head = headOf(block);
        std::memcpy(moved, block, head.size < size ? head.size : size);
        free(block);
    }
    return moved;
}

void* memalign(std::size_t alignment, std::size_t size) noexcept {
    return give(alignment < usual ? usual : alignment, size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
    return memalign(alignment, size);
}

int posix_memalign(void** block, std::size_t alignment, std::size_t size) noexcept {
    *block = memalign(alignment, size);
    return 0;
}

std::size_t malloc_usable_size(void* block) noexcept {
    return block == nullptr ? 0 : headOf(block).size;
}

} // extern "C"

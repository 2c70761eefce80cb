#include "ring.h"

#include <stdlib.h>
#include <string.h>

size_t rc_power_of_two(size_t n)
{
    size_t power = 1;
    while (power < n)
        power <<= 1;
    return power;
}

bool rc_ring_init(rc_ring *ring, size_t capacity)
{
    ring->capacity = rc_power_of_two(capacity);
    ring->slots = calloc(ring->capacity, sizeof *ring->slots);
    atomic_init(&ring->head, 0);
    atomic_init(&ring->tail, 0);
    atomic_init(&ring->overflow, 0);
    return ring->slots != NULL;
}

void rc_ring_free(rc_ring *ring)
{
    free(ring->slots);
    ring->slots = NULL;
}

void rc_ring_push(rc_ring *ring, const rc_event *event)
{
    size_t head = atomic_load_explicit(&ring->head, memory_order_relaxed);
    size_t tail = atomic_load_explicit(&ring->tail, memory_order_acquire);
    if (head - tail == ring->capacity) {
        atomic_fetch_add_explicit(&ring->overflow, 1, memory_order_relaxed);
        return;
    }
    memcpy(&ring->slots[head & (ring->capacity - 1)], event, sizeof *event);
    atomic_store_explicit(&ring->head, head + 1, memory_order_release);
}

size_t rc_ring_count(const rc_ring *ring)
{
    return atomic_load_explicit(&ring->head, memory_order_acquire) -
           atomic_load_explicit(&ring->tail, memory_order_relaxed);
}

void rc_ring_take(rc_ring *ring, rc_event *into, size_t count)
{
    size_t tail = atomic_load_explicit(&ring->tail, memory_order_relaxed);
    for (size_t i = 0; i < count; i++)
        into[i] = ring->slots[(tail + i) & (ring->capacity - 1)];
    atomic_store_explicit(&ring->tail, tail + count, memory_order_release);
}

bool rc_capture_init(rc_capture *capture, size_t capacity)
{
    capture->capacity = capacity ? rc_power_of_two(capacity) : 0;
    capture->bytes = capacity ? calloc(capture->capacity, 1) : NULL;
    atomic_init(&capture->head, 0);
    atomic_init(&capture->tail, 0);
    atomic_init(&capture->overflow, 0);
    return capacity == 0 || capture->bytes != NULL;
}

void rc_capture_free(rc_capture *capture)
{
    free(capture->bytes);
    capture->bytes = NULL;
}

static void copy_in(rc_capture *capture, size_t at, const void *from, size_t length)
{
    size_t start = at & (capture->capacity - 1);
    size_t first = capture->capacity - start < length ? capture->capacity - start : length;
    memcpy(capture->bytes + start, from, first);
    memcpy(capture->bytes, (const uint8_t *)from + first, length - first);
}

static void copy_out(const rc_capture *capture, size_t at, void *into, size_t length)
{
    size_t start = at & (capture->capacity - 1);
    size_t first = capture->capacity - start < length ? capture->capacity - start : length;
    memcpy(into, capture->bytes + start, first);
    memcpy((uint8_t *)into + first, capture->bytes, length - first);
}

void rc_capture_push(rc_capture *capture, const rc_captured *header, const uint8_t *datagram)
{
    size_t need = sizeof *header + (size_t)header->length;
    size_t head = atomic_load_explicit(&capture->head, memory_order_relaxed);
    size_t tail = atomic_load_explicit(&capture->tail, memory_order_acquire);
    if (capture->capacity == 0)
        return;
    if (head - tail + need > capture->capacity) {
        atomic_fetch_add_explicit(&capture->overflow, 1, memory_order_relaxed);
        return;
    }
    copy_in(capture, head, header, sizeof *header);
    copy_in(capture, head + sizeof *header, datagram, (size_t)header->length);
    atomic_store_explicit(&capture->head, head + need, memory_order_release);
}

bool rc_capture_is_half_full(const rc_capture *capture)
{
    size_t used = atomic_load_explicit(&capture->head, memory_order_relaxed) -
                  atomic_load_explicit(&capture->tail, memory_order_relaxed);
    return capture->capacity != 0 && used >= capture->capacity / 2;
}

bool rc_capture_peek(const rc_capture *capture, rc_captured *header)
{
    size_t head = atomic_load_explicit(&capture->head, memory_order_acquire);
    size_t tail = atomic_load_explicit(&capture->tail, memory_order_relaxed);
    if (head == tail)
        return false;
    copy_out(capture, tail, header, sizeof *header);
    return true;
}

void rc_capture_take(rc_capture *capture, const rc_captured *header, uint8_t *into)
{
    size_t tail = atomic_load_explicit(&capture->tail, memory_order_relaxed);
    copy_out(capture, tail + sizeof *header, into, (size_t)header->length);
    tail += sizeof *header + (size_t)header->length;
    atomic_store_explicit(&capture->tail, tail, memory_order_release);
}

/* Any bytes may come in on the telemetry port, and whatever does the cipher, the answer is one. With
 * clang a libFuzzer target; -DFUZZ_MAIN gives a main of its own that runs the same target on
 * pseudo-random datagrams: `fuzz_packet [rounds]`. */
#include "../../drivers/gt7/packet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Ends the program where something that must hold does not. */
static void require(int holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "fuzz_packet: %s\n", what);
    abort();
}

/* A heap copy of just this length, so that a read past its end is seen. The caller frees it. */
static uint8_t *copied(const uint8_t *bytes, size_t length)
{
    uint8_t *copy = calloc(length ? length : 1, 1);
    require(copy != NULL, "out of memory");
    if (length)
        memcpy(copy, bytes, length);
    return copy;
}

/* A datagram that is accepted can be sealed again to the same bytes; one that is not stays. */
static void try_datagram(const salsa20_set *set, const uint8_t *bytes, size_t length)
{
    rc_sample sample;
    uint8_t *datagram = copied(bytes, length);
    if (gt7_decode(set, datagram, length, &sample) == RC_ACCEPTED) {
        uint32_t seed = gt7_word(datagram + GT7_SEED_OFFSET);
        require(gt7_seal(set, datagram, length, seed) == RC_ACCEPTED, "cannot be sealed again");
    }
    require(length == 0 || memcmp(datagram, bytes, length) == 0, "other bytes than before");
    free(datagram);
}

/* The same bytes taken as a clear packet: the magic put in, sealed, and decoded as a datagram. */
static void try_clear(const salsa20_set *set, const uint8_t *bytes, size_t length)
{
    rc_sample parsed, decoded;
    memset(&parsed, 0, sizeof parsed);
    memset(&decoded, 0, sizeof decoded);
    uint8_t *clear = copied(bytes, length);
    if (length >= 4)
        memcpy(clear, "0S7G", 4);
    if (gt7_parse_clear(clear, length, &parsed) == RC_ACCEPTED) {
        uint32_t seed = (uint32_t)length * 2654435761u;
        require(gt7_seal(set, clear, length, seed) == RC_ACCEPTED, "cannot be sealed");
        require(gt7_decode(set, clear, length, &decoded) == RC_ACCEPTED, "sealed, not accepted");
        require(memcmp(&parsed, &decoded, sizeof parsed) == 0, "another sample after the cipher");
    }
    free(clear);
}

/* The bytes as packets of one length, every other one sealed: all sets say what plain C says. */
enum { MOST = 80, LENGTHS = 6 };

static void seal_every_other(uint8_t *row, size_t count, size_t length, uint32_t seed)
{
    for (size_t i = 0; length >= 4 && i < count; i += 2) {
        memcpy(row + i * length, "0S7G", 4);
        gt7_seal(&salsa20_plain, row + i * length, length, seed + (uint32_t)i);
    }
}

static void try_row(const salsa20_set *set, const rc_packets *packets)
{
    static rc_sample ours[MOST], theirs[MOST];
    uint8_t verdicts[MOST], others[MOST];
    size_t bytes = packets->count * sizeof(rc_sample);
    gt7_decode_many(set, packets, ours, verdicts);
    gt7_decode_many(&salsa20_plain, packets, theirs, others);
    require(memcmp(verdicts, others, packets->count) == 0, "another verdict");
    require(memcmp(ours, theirs, bytes) == 0, "another sample");
    gt7_decode_timing(set, packets, ours, verdicts);
    gt7_decode_timing(&salsa20_plain, packets, theirs, others);
    require(memcmp(verdicts, others, packets->count) == 0, "another verdict on timing");
    require(memcmp(ours, theirs, bytes) == 0, "another timing");
}

static void try_rows(const salsa20_set *set, const uint8_t *bytes, size_t length)
{
    static const size_t lengths[LENGTHS] = {296, 316, 344, 368, 295, 7};
    if (length < 8)
        return;
    size_t each = lengths[bytes[0] % LENGTHS], count = length / each;
    count = count < MOST ? count : MOST;
    uint8_t *row = copied(bytes, count * each); /* just as long, for the sanitizer */
    seal_every_other(row, count, each, gt7_word(bytes));
    rc_packets packets = {row, each, count, (bytes[1] & 7) == 0};
    try_row(set, &packets);
    free(row);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const salsa20_set *sets[SALSA20_MOST_SETS];
    rc_sample sample;
    uint8_t *copy = copied(bytes, length);
    gt7_parse_clear(copy, length, &sample);
    free(copy);
    for (size_t i = salsa20_sets(sets); i > 0; i--) {
        try_datagram(sets[i - 1], bytes, length);
        try_clear(sets[i - 1], bytes, length);
        try_rows(sets[i - 1], bytes, length);
    }
    return 0;
}

#ifdef FUZZ_MAIN
static uint64_t state = 88172645463325252u;

/* xorshift64: repeatable, and good enough for noise. */
static uint64_t noise(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

int main(int count, char **arguments)
{
    static const size_t lengths[] = {0,   3,   4,   67,  68,  295, 296,  297,  316,
                                     344, 367, 368, 369, 400, 996, 3697, 6999, 9000};
    long rounds = count > 1 ? atol(arguments[1]) : 20000;
    static uint8_t bytes[9000];
    for (long round = 0; round < rounds; round++) {
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (uint8_t)noise();
        LLVMFuzzerTestOneInput(bytes, lengths[noise() % (sizeof lengths / sizeof lengths[0])]);
    }
    printf("fuzz_packet: %ld rounds\n", rounds);
    return 0;
}
#endif

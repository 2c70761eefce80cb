/* Any bytes may come in on the telemetry port. With clang:
 *     clang -g -O1 -fsanitize=fuzzer,address,undefined -Iracecontrol/timing \
 *         tests/native/fuzz_packet.c drivers/gt7/packet.c drivers/gt7/salsa20.c -lm
 * Without it, -DFUZZ_MAIN gives a main of its own that runs the same target on pseudo-random
 * datagrams: `fuzz_packet [rounds]`. */
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
static void try_datagram(const uint8_t *bytes, size_t length)
{
    rc_sample sample;
    uint8_t *datagram = copied(bytes, length);
    if (gt7_decode(datagram, length, &sample) == RC_ACCEPTED) {
        const uint8_t *p = datagram + GT7_SEED_OFFSET;
        uint32_t seed = (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
                        (uint32_t)p[3] << 24;
        require(gt7_seal(datagram, length, seed) == RC_ACCEPTED, "cannot be sealed again");
    }
    require(length == 0 || memcmp(datagram, bytes, length) == 0, "other bytes than before");
    free(datagram);
}

/* The same bytes taken as a clear packet: the magic put in, sealed, and decoded as a datagram. */
static void try_clear(const uint8_t *bytes, size_t length)
{
    rc_sample parsed, decoded;
    memset(&parsed, 0, sizeof parsed);
    memset(&decoded, 0, sizeof decoded);
    uint8_t *clear = copied(bytes, length);
    if (length >= 4)
        memcpy(clear, "0S7G", 4);
    if (gt7_parse_clear(clear, length, &parsed) == RC_ACCEPTED) {
        uint32_t seed = (uint32_t)length * 2654435761u;
        require(gt7_seal(clear, length, seed) == RC_ACCEPTED, "cannot be sealed");
        require(gt7_decode(clear, length, &decoded) == RC_ACCEPTED, "sealed and not accepted");
        require(memcmp(&parsed, &decoded, sizeof parsed) == 0, "another sample after the cipher");
    }
    free(clear);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    rc_sample sample;
    uint8_t *copy = copied(bytes, length);
    gt7_parse_clear(copy, length, &sample);
    free(copy);
    try_datagram(bytes, length);
    try_clear(bytes, length);
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
    static const size_t lengths[] = {0, 3, 4, 67, 68, 295, 296, 297, 316, 344, 367, 368, 369, 400};
    long rounds = count > 1 ? atol(arguments[1]) : 20000;
    uint8_t bytes[400];
    for (long round = 0; round < rounds; round++) {
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (uint8_t)noise();
        LLVMFuzzerTestOneInput(bytes, lengths[noise() % (sizeof lengths / sizeof lengths[0])]);
    }
    printf("fuzz_packet: %ld rounds\n", rounds);
    return 0;
}
#endif

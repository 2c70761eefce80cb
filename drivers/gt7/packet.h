/* A datagram of Gran Turismo 7's "Simulator Interface": open it, read it, seal it.
 *
 * The length alone tells the type (A 296, B 316, ~ 344, C 368 bytes). The whole datagram is
 * Salsa20 under a fixed key; the nonce comes from the four bytes at 0x40, which travel in the
 * clear, and a constant of the type. A clear packet here always has those four bytes, the seed,
 * put back at 0x40: sealing it with its own seed gives the datagram again, byte for byte.
 *
 * All functions borrow their buffers, know no state and are safe on any thread. Which instructions
 * do the cipher is the caller's choice (salsa20_fastest()) and never shows in the answer. */
#ifndef RC_GT7_PACKET_H
#define RC_GT7_PACKET_H

#include "salsa20.h"
#include "sample.h"

enum {
    GT7_SHORTEST = 296,
    GT7_LONGEST = 368,
    GT7_SEED_OFFSET = 0x40,
    GT7_MAGIC = 0x47375330, /* "0S7G" */
    GT7_GROUP = 16,         /* as many packets are open at a time; no set has more lanes */
};

/* A little-endian number at any address. */
static inline uint32_t gt7_word(const uint8_t *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* ---- packet.c ---- */

/* The letter of a length, 0 for a length no packet has; the type's constant goes to `constant`. */
char gt7_packet_type(size_t length, uint32_t *constant);

/* Clear packet to sample: every field but arrival_ns and rig. A rejected one leaves the sample. */
enum rc_verdict gt7_parse_clear(const uint8_t *clear, size_t length, rc_sample *sample);

/* ---- seal.c ---- */

/* Sets a lane's nonce: the seed, and the seed under the constant of the type. */
static inline void gt7_nonce(salsa20_lanes *lanes, size_t lane, uint32_t seed, uint32_t constant)
{
    lanes->nonce_low[lane] = seed ^ constant;
    lanes->nonce_high[lane] = seed;
}

/* The key of every packet. */
extern const salsa20_key GT7_KEY;

/* Datagram to clear packet, in place. A rejected datagram is left as it came. */
enum rc_verdict gt7_unseal(const salsa20_set *set, uint8_t *datagram, size_t length);

/* The same for at most GT7_GROUP datagrams of one length that stand `stride` bytes apart. */
void gt7_unseal_group(const salsa20_set *set, uint8_t *datagrams, size_t stride, size_t length,
                      size_t count, uint8_t *verdicts);

/* gt7_unseal and gt7_parse_clear in one; with a set an rc_decode (see sample.h). */
enum rc_verdict gt7_decode(const salsa20_set *set, uint8_t *datagram, size_t length,
                           rc_sample *sample);

/* Clear packet to datagram, in place, under any 32-bit seed. Looks at the length only. */
enum rc_verdict gt7_seal(const salsa20_set *set, uint8_t *clear, size_t length, uint32_t seed);

/* ---- many.c ---- */

/* Every field of every packet; the sample of a rejected one is zero. */
void gt7_decode_many(const salsa20_set *set, const rc_packets *packets, rc_sample *samples,
                     uint8_t *verdicts);

/* What timing needs, from blocks 0 to 2 alone; with a set an rc_decode_timing (see sample.h). */
void gt7_decode_timing(const salsa20_set *set, const rc_packets *packets, rc_sample *samples,
                       uint8_t *verdicts);

/* ---- feeds.c ---- */

/* What the timing loop takes: it has no place for a set, so there is a feed for each. */
const rc_feed *gt7_feed(const salsa20_set *set);

/* The same for packets that are clear already. */
const rc_feed *gt7_clear_feed(void);

#endif

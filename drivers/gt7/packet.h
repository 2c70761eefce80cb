/* A datagram of Gran Turismo 7's "Simulator Interface": open it, read it, seal it.
 *
 * The length alone tells the type (A 296, B 316, ~ 344, C 368 bytes). The whole datagram is
 * Salsa20 under a fixed key; the nonce comes from the four bytes at 0x40, which travel in the
 * clear, and a constant of the type. A clear packet here always has those four bytes, the seed,
 * put back at 0x40: sealing it with its own seed gives the datagram again, byte for byte.
 *
 * All functions borrow their buffers, know no state and are safe on any thread. */
#ifndef RC_GT7_PACKET_H
#define RC_GT7_PACKET_H

#include "sample.h"

enum { GT7_SHORTEST = 296, GT7_LONGEST = 368, GT7_SEED_OFFSET = 0x40 };

/* Datagram to clear packet, in place. A rejected datagram is left as it came. */
enum rc_verdict gt7_unseal(uint8_t *datagram, size_t length);

/* Clear packet to sample: every field but arrival_ns and rig. A rejected one leaves the sample. */
enum rc_verdict gt7_parse_clear(const uint8_t *clear, size_t length, rc_sample *sample);

/* Both in one; an rc_decode (see sample.h). */
enum rc_verdict gt7_decode(uint8_t *datagram, size_t length, rc_sample *sample);

/* Clear packet to datagram, in place, under any 32-bit seed. Looks at the length only. */
enum rc_verdict gt7_seal(uint8_t *clear, size_t length, uint32_t seed);

#endif

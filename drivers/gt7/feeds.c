/* A feed for each instruction set. The loop's decode functions know no state, so the set is part
 * of the function. */
#include "packet.h"

#define FEED(set)                                                                                  \
    static enum rc_verdict decode_##set(uint8_t *datagram, size_t length, rc_sample *sample)       \
    {                                                                                              \
        return gt7_decode(&salsa20_##set, datagram, length, sample);                               \
    }                                                                                              \
    static void timing_##set(const rc_packets *packets, rc_sample *samples, uint8_t *verdicts)     \
    {                                                                                              \
        gt7_decode_timing(&salsa20_##set, packets, samples, verdicts);                             \
    }                                                                                              \
    static const rc_feed feed_##set = {decode_##set, GT7_LONGEST, timing_##set};

FEED(plain)
#ifdef SALSA20_X86
FEED(sse2)
FEED(avx2)
FEED(avx512)
#endif

/* Packets that are clear already, as a capture holds them: no cipher at all. */
static enum rc_verdict decode_clear(uint8_t *clear, size_t length, rc_sample *sample)
{
    return gt7_parse_clear(clear, length, sample);
}

static void timing_clear(const rc_packets *packets, rc_sample *samples, uint8_t *verdicts)
{
    rc_packets clear = *packets;
    clear.clear = true;
    gt7_decode_timing(&salsa20_plain, &clear, samples, verdicts);
}

static const rc_feed feed_clear = {decode_clear, GT7_LONGEST, timing_clear};

const rc_feed *gt7_clear_feed(void)
{
    return &feed_clear;
}

const rc_feed *gt7_feed(const salsa20_set *set)
{
#ifdef SALSA20_X86
    if (set == &salsa20_sse2)
        return &feed_sse2;
    if (set == &salsa20_avx2)
        return &feed_avx2;
    if (set == &salsa20_avx512)
        return &feed_avx512;
#else
    (void)set;
#endif
    return &feed_plain;
}

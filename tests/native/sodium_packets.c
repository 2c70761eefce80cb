/* libsodium's Salsa20 on the packets of a recording, called as a C program would call it. The
 * function comes from the caller, so that no header of libsodium is needed. A shared library for
 * the benchmarks. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* crypto_stream_salsa20_xor */
typedef int (*stream_xor)(unsigned char *to, const unsigned char *from, unsigned long long length,
                          const unsigned char *nonce, const unsigned char *key);

enum { LONGEST = 368, SEED = 0x40 };

size_t sodium_packets(stream_xor xor_stream, const uint8_t *packets, size_t count, size_t length,
                      const uint8_t *key);

/* Decrypts packets of type A, one after the other; returns how many begin with the magic. */
size_t sodium_packets(stream_xor xor_stream, const uint8_t *packets, size_t count, size_t length,
                      const uint8_t *key)
{
    static const uint8_t mask[4] = {0xAF, 0xBE, 0xAD, 0xDE};
    uint8_t clear[LONGEST];
    size_t good = 0;
    for (size_t i = 0; i < count && length <= sizeof clear; i++) {
        const uint8_t *packet = packets + i * length;
        uint8_t nonce[8];
        for (int byte = 0; byte < 4; byte++) {
            nonce[byte] = packet[SEED + byte] ^ mask[byte];
            nonce[4 + byte] = packet[SEED + byte];
        }
        xor_stream(clear, packet, length, nonce, key);
        good += memcmp(clear, "0S7G", 4) == 0;
    }
    return good;
}

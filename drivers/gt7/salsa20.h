/* Salsa20/20 (D. J. Bernstein, "The Salsa20 family of stream ciphers", 2007), 32-byte key. */
#ifndef RC_SALSA20_H
#define RC_SALSA20_H

#include <stddef.h>
#include <stdint.h>

enum { SALSA20_KEY_BYTES = 32, SALSA20_NONCE_BYTES = 8, SALSA20_BLOCK_BYTES = 64 };

/* Encrypts or decrypts (the same act) `length` bytes in place, block counter from 0. Borrows all
 * buffers; knows no state. */
void salsa20_xor(const uint8_t key[SALSA20_KEY_BYTES], const uint8_t nonce[SALSA20_NONCE_BYTES],
                 uint8_t *text, size_t length);

#endif

/* The Python face of the cipher: seal.c and salsa20.c. No state. */
#include "_gt7.h"

#include "packet.h"

#include <string.h>

int rc_instruction_set(PyObject *name, void *set)
{
    const salsa20_set *sets[SALSA20_MOST_SETS];
    size_t count = salsa20_sets(sets);
    if (name == Py_None)
        return 1;
    for (size_t i = 0; PyUnicode_Check(name) && i < count; i++) {
        if (PyUnicode_CompareWithASCIIString(name, sets[i]->name) != 0)
            continue;
        *(const salsa20_set **)set = sets[i];
        return 1;
    }
    PyErr_Format(PyExc_ValueError, "this machine has no instruction set %R", name);
    return 0;
}

PyObject *rc_instruction_sets(PyObject *module, PyObject *ignored)
{
    const salsa20_set *sets[SALSA20_MOST_SETS];
    size_t count = salsa20_sets(sets);
    (void)module, (void)ignored;
    PyObject *names = PyTuple_New((Py_ssize_t)count);
    for (size_t i = 0; names != NULL && i < count; i++) {
        PyObject *name = PyUnicode_FromString(sets[i]->name);
        if (name == NULL || PyTuple_SetItem(names, (Py_ssize_t)i, name) < 0) /* steals the name */
            Py_CLEAR(names);
    }
    return names;
}

/* Borrows key, nonce and text; returns new bytes. */
PyObject *rc_salsa20_xor(PyObject *module, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"key", "nonce", "text", "instruction_set", NULL};
    const salsa20_set *set = salsa20_fastest();
    (void)module;
    PyObject *answer = NULL;
    Py_buffer key, nonce, text;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "y*y*y*|O&", names, &key, &nonce, &text,
                                     rc_instruction_set, &set))
        return NULL;
    if (key.len != SALSA20_KEY_BYTES || nonce.len != SALSA20_NONCE_BYTES)
        PyErr_SetString(PyExc_ValueError, "a key has 32 bytes and a nonce 8");
    else
        answer = PyBytes_FromStringAndSize(NULL, text.len); /* given a text it may be shared */
    if (answer != NULL) {
        salsa20_key words = salsa20_key_of(key.buf);
        uint8_t *to = (uint8_t *)PyBytes_AsString(answer);
        memcpy(to, text.buf, (size_t)text.len);
        salsa20_xor(set, &words, nonce.buf, to, (size_t)text.len);
    }
    PyBuffer_Release(&key);
    PyBuffer_Release(&nonce);
    PyBuffer_Release(&text);
    return answer;
}

/* Returns a new bytes object with every packet sealed under its seed, or NULL with ValueError. */
static PyObject *sealed(const Py_buffer *clear, Py_ssize_t length, const uint8_t *seeds)
{
    Py_ssize_t count = clear->len / length;
    enum rc_verdict verdict = RC_ACCEPTED;
    const salsa20_set *set = salsa20_fastest();
    PyObject *datagrams = PyBytes_FromStringAndSize(clear->buf, clear->len);
    if (!datagrams)
        return NULL;
    uint8_t *packets = (uint8_t *)PyBytes_AsString(datagrams);
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t i = 0; i < count && verdict == RC_ACCEPTED; i++)
        verdict = gt7_seal(set, packets + i * length, (size_t)length, gt7_word(seeds + 4 * i));
    Py_END_ALLOW_THREADS
    if (verdict == RC_ACCEPTED)
        return datagrams;
    Py_DECREF(datagrams);
    PyErr_Format(PyExc_ValueError, "no packet is %zd bytes long", length);
    return NULL;
}

/* Borrows the packet; returns new bytes. */
PyObject *rc_seal(PyObject *module, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"clear", "seed", NULL};
    (void)module;
    PyObject *number, *datagram = NULL;
    Py_buffer clear;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "y*O", names, &clear, &number))
        return NULL;
    unsigned long long seed = PyLong_AsUnsignedLongLong(number);
    if (PyErr_Occurred())
        goto done;
    if (seed > UINT32_MAX) {
        PyErr_SetString(PyExc_OverflowError, "a seed has 32 bits");
        goto done;
    }
    uint8_t bytes[4] = {(uint8_t)seed, (uint8_t)(seed >> 8), (uint8_t)(seed >> 16),
                        (uint8_t)(seed >> 24)};
    if (clear.len == 0)
        PyErr_SetString(PyExc_ValueError, "no packet is 0 bytes long");
    else
        datagram = sealed(&clear, clear.len, bytes);
done:
    PyBuffer_Release(&clear);
    return datagram;
}

/* Borrows packets and seeds; returns new bytes. */
PyObject *rc_seal_many(PyObject *module, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"clear", "packet_length", "seeds", NULL};
    (void)module;
    PyObject *datagrams = NULL;
    Py_buffer clear, seeds;
    Py_ssize_t length;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "y*ny*", names, &clear, &length, &seeds))
        return NULL;
    if (length <= 0 || clear.len % length != 0)
        PyErr_SetString(PyExc_ValueError, "the buffer must hold whole packets of packet_length");
    else if (seeds.len % 4 != 0 || seeds.len / 4 != clear.len / length)
        PyErr_SetString(PyExc_ValueError, "there must be one 32-bit seed for each packet");
    else
        datagrams = sealed(&clear, length, seeds.buf);
    PyBuffer_Release(&clear);
    PyBuffer_Release(&seeds);
    return datagrams;
}

/* Borrows the datagram; returns new bytes, or the verdict as a new int. */
PyObject *rc_unseal(PyObject *module, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"datagram", "instruction_set", NULL};
    const salsa20_set *set = salsa20_fastest();
    (void)module;
    Py_buffer datagram;
    uint8_t copy[GT7_LONGEST];
    PyObject *answer;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "y*|O&", names, &datagram,
                                     rc_instruction_set, &set))
        return NULL;
    enum rc_verdict verdict = RC_BAD_LENGTH;
    if ((size_t)datagram.len <= sizeof copy) {
        memcpy(copy, datagram.buf, (size_t)datagram.len);
        verdict = gt7_unseal(set, copy, (size_t)datagram.len);
    }
    if (verdict == RC_ACCEPTED)
        answer = PyBytes_FromStringAndSize((const char *)copy, datagram.len);
    else
        answer = PyLong_FromLong(verdict);
    PyBuffer_Release(&datagram);
    return answer;
}

/* The Python face of the core: how datagrams come in. */
#include "_timing.h"

#include <string.h>

bool rc_is_rig(const rc_core *core, Py_ssize_t rig)
{
    if (rig >= 0 && (size_t)rig < core->options.rigs)
        return true;
    PyErr_Format(PyExc_IndexError, "there is no rig %zd, they are 0 to %zd", rig,
                 (Py_ssize_t)core->options.rigs - 1);
    return false;
}

/* One datagram, copied as decoding works in place. What is longer than the copy is cut, as a
 * receive would cut it. */
static int feed_copy(rc_core *core, size_t rig, const uint8_t *from, size_t length,
                     int64_t arrival_ns)
{
    uint8_t copy[RC_DATAGRAM_BYTES];
    length = length < sizeof copy ? length : sizeof copy;
    memcpy(copy, from, length);
    rc_core_lock(core);
    int verdict = rc_core_feed(core, rig, copy, length, arrival_ns);
    rc_core_unlock(core);
    return verdict;
}

/* Borrows the datagram; returns the verdict as a new int. */
PyObject *rc_core_py_feed(PyObject *self, PyObject *args)
{
    Py_buffer datagram;
    Py_ssize_t rig;
    long long arrival_ns;
    PyObject *answer = NULL;
    if (!PyArg_ParseTuple(args, "ny*L:feed", &rig, &datagram, &arrival_ns))
        return NULL;
    if (rc_is_rig(rc_core_of(self), rig))
        answer = PyLong_FromLong(feed_copy(rc_core_of(self), (size_t)rig, datagram.buf,
                                           (size_t)datagram.len, arrival_ns));
    PyBuffer_Release(&datagram);
    return answer;
}

/* The loop of feed_many; touches no PyObject. Returns how many were used. */
static Py_ssize_t feed_each(rc_core *core, size_t rig, const Py_buffer *datagrams,
                            Py_ssize_t length, int64_t first_ns)
{
    const uint8_t *bytes = datagrams->buf;
    Py_ssize_t used = 0;
    for (Py_ssize_t i = 0; i < datagrams->len / length; i++) {
        int64_t arrival_ns = first_ns + (int64_t)((double)i * core->options.tick_ns);
        int verdict = feed_copy(core, rig, bytes + i * length, (size_t)length, arrival_ns);
        used += verdict == RC_ACCEPTED;
    }
    return used;
}

/* Borrows datagrams of one length, back to back; returns a new int: how many were used. */
PyObject *rc_core_py_feed_many(PyObject *self, PyObject *args)
{
    Py_buffer datagrams;
    Py_ssize_t rig, length, used = 0;
    long long first_ns;
    PyObject *answer = NULL;
    if (!PyArg_ParseTuple(args, "ny*nL:feed_many", &rig, &datagrams, &length, &first_ns))
        return NULL;
    if (length < 1) {
        PyErr_SetString(PyExc_ValueError, "the length of a packet must be above 0");
    } else if (rc_is_rig(rc_core_of(self), rig)) {
        Py_BEGIN_ALLOW_THREADS
        used = feed_each(rc_core_of(self), (size_t)rig, &datagrams, length, first_ns);
        Py_END_ALLOW_THREADS
        answer = PyLong_FromSsize_t(used);
    }
    PyBuffer_Release(&datagrams);
    return answer;
}

/* Are there a rig that exists and an arrival for each packet? Else false with an error. */
static bool check_batch(const rc_core *core, Py_ssize_t count, const Py_buffer *rigs,
                        const Py_buffer *arrivals)
{
    if (rigs->len != count * 2 || arrivals->len != count * 8) {
        PyErr_SetString(PyExc_ValueError,
                        "each packet needs one rig (int16) and one arrival (int64)");
        return false;
    }
    for (Py_ssize_t i = 0; i < count; i++) {
        int16_t rig;
        memcpy(&rig, (const uint8_t *)rigs->buf + 2 * i, sizeof rig);
        if (!rc_is_rig(core, rig))
            return false;
    }
    return true;
}

/* Borrows the arrays; returns a new int: how many packets were used. */
PyObject *rc_core_py_feed_batch(PyObject *self, PyObject *args)
{
    Py_buffer rigs, packets, arrivals;
    Py_ssize_t length;
    int clear = 0;
    PyObject *answer = NULL;
    if (!PyArg_ParseTuple(args, "y*y*ny*|p:feed_batch", &rigs, &packets, &length, &arrivals,
                          &clear))
        return NULL;
    if (length < 1 || packets.len % length != 0) {
        PyErr_SetString(PyExc_ValueError, "the packets must be whole ones of the length given");
    } else if (check_batch(rc_core_of(self), packets.len / length, &rigs, &arrivals)) {
        rc_batch batch = {{packets.buf, (size_t)length, (size_t)(packets.len / length), clear},
                          rigs.buf, arrivals.buf};
        rc_decode_timing decode = ((core_object *)self)->feed->decode_timing;
        size_t used;
        Py_BEGIN_ALLOW_THREADS
        used = rc_core_feed_batch(rc_core_of(self), decode, &batch);
        Py_END_ALLOW_THREADS
        answer = PyLong_FromSize_t(used);
    }
    PyBuffer_Release(&rigs);
    PyBuffer_Release(&packets);
    PyBuffer_Release(&arrivals);
    return answer;
}

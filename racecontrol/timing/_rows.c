/* Datagrams of all rigs out of one buffer, in the order of a table: what a replay feeds. */
#include "_timing.h"

#include <string.h>

typedef struct row { /* cores.ROW */
    int64_t offset;
    int64_t arrival_ns;
    int32_t length;
    int16_t rig;
    int16_t kind;
} row;

static row row_at(const Py_buffer *rows, Py_ssize_t number)
{
    row one; /* the table may lie anywhere */
    memcpy(&one, (const char *)rows->buf + number * (Py_ssize_t)sizeof one, sizeof one);
    return one;
}

/* True when every row lies inside the buffer and belongs to a rig. */
static bool are_sound(const rc_core *core, const Py_buffer *bytes, const Py_buffer *rows)
{
    for (Py_ssize_t i = 0; i < rows->len / (Py_ssize_t)sizeof(row); i++) {
        row one = row_at(rows, i);
        if (one.offset < 0 || one.length < 0 || one.offset > bytes->len ||
            one.length > bytes->len - one.offset || one.rig < 0 ||
            (size_t)one.rig >= core->options.rigs)
            return false;
    }
    return true;
}

/* Touches no PyObject. Decoding works in place, so each datagram is copied first. Returns how
 * many were used. */
static Py_ssize_t feed_all(rc_core *core, const Py_buffer *bytes, const Py_buffer *rows)
{
    uint8_t copy[RC_DATAGRAM_BYTES];
    Py_ssize_t used = 0;
    rc_core_lock(core);
    for (Py_ssize_t i = 0; i < rows->len / (Py_ssize_t)sizeof(row); i++) {
        row one = row_at(rows, i);
        size_t length = (size_t)one.length < sizeof copy ? (size_t)one.length : sizeof copy;
        memcpy(copy, (const uint8_t *)bytes->buf + one.offset, length);
        used += rc_core_feed(core, (size_t)one.rig, copy, length, one.arrival_ns) == RC_ACCEPTED;
    }
    rc_core_unlock(core);
    return used;
}

/* Borrows the buffers; returns a new int: how many datagrams were used. */
PyObject *rc_core_feed_rows(PyObject *self, PyObject *args)
{
    Py_buffer bytes, rows;
    Py_ssize_t used = 0;
    rc_core *core = ((core_object *)self)->core;
    PyObject *answer = NULL;
    if (!PyArg_ParseTuple(args, "y*y*:feed_rows", &bytes, &rows))
        return NULL;
    if (rows.len % (Py_ssize_t)sizeof(row) != 0 || !are_sound(core, &bytes, &rows)) {
        PyErr_SetString(PyExc_ValueError, "the rows do not fit the datagrams or the rigs");
        goto done;
    }
    Py_BEGIN_ALLOW_THREADS
    used = feed_all(core, &bytes, &rows);
    Py_END_ALLOW_THREADS
    answer = PyLong_FromSsize_t(used);
done:
    PyBuffer_Release(&rows);
    PyBuffer_Release(&bytes);
    return answer;
}

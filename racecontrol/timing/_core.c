/* The Python face of core.c: one method for each thing the core can do. */
#include "_timing.h"

#include <math.h>
#include <string.h>

enum { MAX_RIGS = 1024, MAX_RING = 1 << 24, MAX_LINES = 1024, MAX_CAPTURED = 65536 };

/* ---- life ---- */

/* Borrows the capsule; NULL with an error when it holds no feed this core can use. */
static const rc_feed *feed_in(PyObject *capsule)
{
    const rc_feed *feed = PyCapsule_GetPointer(capsule, RC_FEED_CAPSULE);
    if (feed != NULL && (feed->decode == NULL || feed->decode_timing == NULL ||
                         feed->longest_datagram >= RC_DATAGRAM_BYTES)) {
        PyErr_Format(PyExc_ValueError, "a feed needs both decode functions and datagrams below %d bytes",
                     RC_DATAGRAM_BYTES);
        return NULL;
    }
    return feed;
}

static bool check_options(Py_ssize_t rigs, Py_ssize_t history, Py_ssize_t ring,
                          Py_ssize_t capture_bytes, double tick_ns)
{
    if (rigs < 1 || rigs > MAX_RIGS)
        PyErr_Format(PyExc_ValueError, "rigs must be 1 to %d", MAX_RIGS);
    else if (history < 1 || history > MAX_RING || ring < 1 || ring > MAX_RING)
        PyErr_Format(PyExc_ValueError, "history and ring must be 1 to %d", MAX_RING);
    else if (capture_bytes < 0 || capture_bytes > PY_SSIZE_T_MAX / 4)
        PyErr_SetString(PyExc_ValueError, "capture_bytes must be 0 (no capture) or more");
    else if (!(tick_ns > 0) || !isfinite(tick_ns))
        PyErr_SetString(PyExc_ValueError, "tick_ns must be above 0");
    else
        return true;
    return false;
}

/* Returns a new Core, which owns its rc_core and a reference to the capsule. */
static PyObject *core_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"feed", "rigs", "history", "ring", "capture_bytes", "tick_ns", NULL};
    PyObject *capsule;
    Py_ssize_t rigs, history = 4096, ring = 65536, capture_bytes = 0;
    double tick_ns = RC_WALL_SECONDS_PER_TICK * 1e9;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "On|$nnnd", names, &capsule, &rigs, &history,
                                     &ring, &capture_bytes, &tick_ns))
        return NULL;
    const rc_feed *feed = feed_in(capsule);
    if (feed == NULL || !check_options(rigs, history, ring, capture_bytes, tick_ns))
        return NULL;
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    core_object *self = (core_object *)allocate(type, 0);
    if (self == NULL)
        return NULL;
    rc_options options = {(size_t)rigs, (size_t)history, (size_t)ring, (size_t)capture_bytes,
                          tick_ns};
    self->core = rc_core_new(feed->decode, &options);
    if (self->core == NULL) {
        Py_DECREF(self);
        return PyErr_NoMemory();
    }
    Py_INCREF(capsule);
    self->capsule = capsule;
    self->feed = feed;
    return (PyObject *)self;
}

static void core_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    if (rc_core_of(self) != NULL)
        rc_core_free(rc_core_of(self));
    Py_XDECREF(((core_object *)self)->capsule);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type); /* an object of a heap type holds its type */
}

/* ---- lines ---- */

/* Borrows the row; false with ValueError or TypeError. */
static bool read_line(PyObject *row, rc_line *line)
{
    PyObject *five = PySequence_Tuple(row);
    if (five == NULL)
        return false;
    bool good = PyArg_ParseTuple(five, "ddddd;a line is x, z, normal x, normal z, half width",
                                 &line->x, &line->z, &line->normal_x, &line->normal_z,
                                 &line->half_width);
    Py_DECREF(five);
    if (!good)
        return false;
    double norm = hypot(line->normal_x, line->normal_z);
    if (isfinite(line->x) && isfinite(line->z) && fabs(norm - 1) < 1e-3 && line->half_width > 0)
        return true;
    PyErr_SetString(PyExc_ValueError,
                    "a line needs a place, a normal of length 1 and a half width above 0");
    return false;
}

/* Takes a sequence of lines (borrowed); the core copies them. */
static PyObject *core_set_lines(PyObject *self, PyObject *rows)
{
    PyObject *answer = NULL;
    rc_line *lines = NULL;
    Py_ssize_t count = PySequence_Size(rows);
    if (count < 0)
        return NULL;
    if (count > MAX_LINES)
        return PyErr_Format(PyExc_ValueError, "more than %d lines", MAX_LINES);
    lines = PyMem_Calloc((size_t)count + 1, sizeof *lines);
    if (lines == NULL)
        return PyErr_NoMemory();
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *row = PySequence_GetItem(rows, i);
        bool good = row != NULL && read_line(row, &lines[i]);
        Py_XDECREF(row);
        if (!good)
            goto done;
    }
    rc_core_lock(rc_core_of(self));
    bool kept = rc_core_set_lines(rc_core_of(self), lines, (size_t)count);
    rc_core_unlock(rc_core_of(self));
    answer = kept ? Py_BuildValue("") : PyErr_NoMemory();
done:
    PyMem_Free(lines);
    return answer;
}

static PyObject *core_settle(PyObject *self, PyObject *argument)
{
    long long now_ns = PyLong_AsLongLong(argument);
    if (now_ns == -1 && PyErr_Occurred())
        return NULL;
    rc_core_lock(rc_core_of(self));
    rc_core_settle(rc_core_of(self), now_ns);
    rc_core_unlock(rc_core_of(self));
    return Py_BuildValue("");
}

/* ---- reading ---- */

/* Returns new bytes: the records of all events since the last call. */
static PyObject *core_drain(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    rc_ring *ring = &rc_core_of(self)->ring;
    size_t count = rc_ring_count(ring);
    PyObject *records = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(count * sizeof(rc_event)));
    if (records != NULL)
        rc_ring_take(ring, (rc_event *)PyBytes_AsString(records), count);
    return records;
}

/* Takes one captured datagram; returns a new tuple (rig, arrival, verdict, bytes). */
static PyObject *take_captured(rc_capture *capture, const rc_captured *header)
{
    PyObject *bytes = PyBytes_FromStringAndSize(NULL, header->length);
    if (bytes == NULL)
        return NULL;
    rc_capture_take(capture, header, (uint8_t *)PyBytes_AsString(bytes));
    return Py_BuildValue("(iLiN)", header->rig, (long long)header->arrival_ns, header->verdict,
                         bytes);
}

/* Returns a new list of what was captured, at most MAX_CAPTURED at a time. */
static PyObject *core_drain_capture(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    rc_capture *capture = &rc_core_of(self)->capture;
    PyObject *list = PyList_New(0);
    rc_captured header;
    for (int i = 0; list != NULL && i < MAX_CAPTURED && rc_capture_peek(capture, &header); i++) {
        PyObject *row = take_captured(capture, &header);
        if (row == NULL || PyList_Append(list, row) < 0)
            Py_CLEAR(list);
        Py_XDECREF(row);
    }
    return list;
}

/* Returns new bytes: one sample for each rig, arrival_ns 0 where none has come. */
static PyObject *core_latest(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    rc_core *core = rc_core_of(self);
    size_t rigs = core->options.rigs;
    PyObject *records = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(rigs * sizeof(rc_sample)));
    if (records == NULL)
        return NULL;
    char *into = PyBytes_AsString(records);
    rc_core_lock(core);
    for (size_t i = 0; i < rigs; i++)
        memcpy(into + i * sizeof(rc_sample), &core->rigs[i].latest, sizeof(rc_sample));
    rc_core_unlock(core);
    return records;
}

/* Returns new bytes: the last samples of one rig, oldest first. */
static PyObject *core_history(PyObject *self, PyObject *args)
{
    rc_core *core = rc_core_of(self);
    Py_ssize_t rig, count;
    if (!PyArg_ParseTuple(args, "nn:history", &rig, &count) || !rc_is_rig(core, rig))
        return NULL;
    size_t most = core->options.history;
    size_t wanted = count < 0 ? 0 : (size_t)count < most ? (size_t)count : most;
    rc_sample *samples = PyMem_Malloc((wanted + 1) * sizeof *samples);
    if (samples == NULL)
        return PyErr_NoMemory();
    rc_core_lock(core);
    size_t had = rc_core_history(core, (size_t)rig, wanted, samples);
    rc_core_unlock(core);
    PyObject *records =
        PyBytes_FromStringAndSize((char *)samples, (Py_ssize_t)(had * sizeof *samples));
    PyMem_Free(samples);
    return records;
}

/* Returns new bytes: the counters of each rig. */
static PyObject *core_counters(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    rc_core *core = rc_core_of(self);
    size_t rigs = core->options.rigs;
    PyObject *records = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(rigs * sizeof(rc_counters)));
    if (records == NULL)
        return NULL;
    char *into = PyBytes_AsString(records);
    rc_core_lock(core);
    for (size_t i = 0; i < rigs; i++)
        memcpy(into + i * sizeof(rc_counters), &core->rigs[i].counters, sizeof(rc_counters));
    rc_core_unlock(core);
    return records;
}

/* Returns new bytes: pairs of tick (f8) and arrival (i8), oldest first. */
static PyObject *core_envelope(PyObject *self, PyObject *argument)
{
    rc_arrival points[RC_BUCKETS];
    rc_core *core = rc_core_of(self);
    Py_ssize_t rig = PyLong_AsSsize_t(argument);
    if ((rig == -1 && PyErr_Occurred()) || !rc_is_rig(core, rig))
        return NULL;
    rc_core_lock(core);
    size_t count = rc_core_envelope(core, (size_t)rig, points);
    rc_core_unlock(core);
    return PyBytes_FromStringAndSize((char *)points, (Py_ssize_t)(count * sizeof *points));
}

/* Returns a new pair: how many datagrams, and the last address as a new str, or None. */
static PyObject *core_unknown_sources(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    rc_core *core = rc_core_of(self);
    uint8_t part[4];
    rc_core_lock(core);
    unsigned long long count = core->unknown_count;
    memcpy(part, &core->unknown_address, sizeof part);
    rc_core_unlock(core);
    if (count == 0)
        return Py_BuildValue("(KO)", count, Py_None);
    PyObject *address = PyUnicode_FromFormat("%d.%d.%d.%d", part[0], part[1], part[2], part[3]);
    return address == NULL ? NULL : Py_BuildValue("(KN)", count, address);
}

/* Returns a new pair: events and captured datagrams that found their ring full. */
static PyObject *core_overflow(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    rc_core *core = rc_core_of(self);
    return Py_BuildValue("(KK)", (unsigned long long)atomic_load(&core->ring.overflow),
                         (unsigned long long)atomic_load(&core->capture.overflow));
}

static PyMethodDef methods[] = {
    {"set_lines", core_set_lines, METH_O, "Take these timing lines, the finish line first."},
    {"feed", rc_core_py_feed, METH_VARARGS, "One datagram of one rig; its verdict."},
    {"feed_many", rc_core_py_feed_many, METH_VARARGS, "Datagrams of one length, back to back."},
    {"feed_batch", rc_core_py_feed_batch, METH_VARARGS, "Packets of many rigs, for timing alone."},
    {"feed_rows", rc_core_feed_rows, METH_VARARGS, "Datagrams of all rigs, as a table says."},
    {"settle", core_settle, METH_O, "Let laps go out whose crossing has not come."},
    {"drain", core_drain, METH_NOARGS, "The events since the last call."},
    {"drain_capture", core_drain_capture, METH_NOARGS, "The captured datagrams."},
    {"latest", core_latest, METH_NOARGS, "The last sample of each rig."},
    {"history", core_history, METH_VARARGS, "The last samples of one rig."},
    {"counters", core_counters, METH_NOARGS, "The counters of each rig."},
    {"envelope", core_envelope, METH_O, "The least delayed arrivals of one rig."},
    {"unknown_sources", core_unknown_sources, METH_NOARGS, "Count and last address."},
    {"overflow", core_overflow, METH_NOARGS, "Events and datagrams that found a full ring."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_new, core_new},
    {Py_tp_dealloc, core_dealloc},
    {Py_tp_methods, methods},
    {Py_tp_doc, "The timing core of N rigs."},
    {0, NULL},
};

static PyType_Spec spec = {
    "racecontrol.timing._timing.Core", sizeof(core_object), 0, Py_TPFLAGS_DEFAULT, slots,
};

PyObject *rc_make_core_type(PyObject *module)
{
    return PyType_FromModuleAndSpec(module, &spec, NULL);
}

/* The module racecontrol.timing._timing: the types Core and Loop, and the layout of the records. */
#include "_timing.h"

#include "stamp.h"

struct field {
    const char *name;
    size_t offset, size;
};

#define EVENT(name) {#name, offsetof(rc_event, name), sizeof(((rc_event *)0)->name)}
static const struct field EVENT_FIELDS[] = {
    EVENT(kind),      EVENT(live),        EVENT(flying),      EVENT(estimated), EVENT(rig),
    EVENT(line),    EVENT(lap),       EVENT(laps_total),  EVENT(packet_id),   EVENT(official_ms),
    EVENT(missing),   EVENT(doubled),     EVENT(samples),     EVENT(tick),
    EVENT(start_tick), EVENT(arrival_ns),
};

#define COUNTER(name) {#name, offsetof(rc_counters, name), sizeof(((rc_counters *)0)->name)}
static const struct field COUNTER_FIELDS[] = {
    COUNTER(accepted), COUNTER(bad_length), COUNTER(bad_magic), COUNTER(doubled),
    COUNTER(late),     COUNTER(missing),    COUNTER(epochs),    COUNTER(last_arrival_ns),
    COUNTER(behind),
};

/* Returns a new pair: rows of (name, offset, size), and the size of the record. */
static PyObject *layout(const struct field *fields, Py_ssize_t count, size_t size)
{
    PyObject *pair = NULL;
    PyObject *rows = PyTuple_New(count);
    if (rows == NULL)
        return NULL;
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *row = Py_BuildValue("(snn)", fields[i].name, (Py_ssize_t)fields[i].offset,
                                      (Py_ssize_t)fields[i].size);
        if (row == NULL || PyTuple_SetItem(rows, i, row) < 0) /* steals the row */
            goto done;
    }
    pair = Py_BuildValue("(On)", rows, (Py_ssize_t)size);
done:
    Py_DECREF(rows);
    return pair;
}

static PyObject *event_layout(PyObject *module, PyObject *ignored)
{
    (void)module, (void)ignored;
    return layout(EVENT_FIELDS, sizeof EVENT_FIELDS / sizeof *EVENT_FIELDS, sizeof(rc_event));
}

static PyObject *counters_layout(PyObject *module, PyObject *ignored)
{
    (void)module, (void)ignored;
    return layout(COUNTER_FIELDS, sizeof COUNTER_FIELDS / sizeof *COUNTER_FIELDS,
                  sizeof(rc_counters));
}

/* Returns a new int: the size of the C sample, which the feeds share (their test names fields). */
static PyObject *sample_size(PyObject *module, PyObject *ignored)
{
    (void)module, (void)ignored;
    return PyLong_FromSize_t(sizeof(rc_sample));
}

/* Borrows the list of (offset, now, emptied, stamp), one row for each batch of one datagram;
 * returns a new list of arrivals. */
static PyObject *stamp_arrivals(PyObject *module, PyObject *rows)
{
    (void)module;
    rc_wall wall = {0, 0, false, false, false};
    Py_ssize_t count = PySequence_Size(rows);
    PyObject *arrivals = count < 0 ? NULL : PyList_New(0);
    for (Py_ssize_t i = 0; arrivals != NULL && i < count; i++) {
        long long offset_ns, now_ns, stamp_ns;
        int emptied;
        PyObject *arrival = NULL, *row = PySequence_GetItem(rows, i);
        if (row != NULL &&
            PyArg_ParseTuple(row, "LLpL", &offset_ns, &now_ns, &emptied, &stamp_ns)) {
            rc_wall_follow(&wall, offset_ns, now_ns, emptied);
            arrival = PyLong_FromLongLong(rc_wall_arrival(&wall, stamp_ns, now_ns));
        }
        if (arrival == NULL || PyList_Append(arrivals, arrival) < 0)
            Py_CLEAR(arrivals);
        Py_XDECREF(arrival);
        Py_XDECREF(row);
    }
    return arrivals;
}

static PyMethodDef methods[] = {
    {"event_layout", event_layout, METH_NOARGS, "Rows of (name, offset, size), and the size."},
    {"counters_layout", counters_layout, METH_NOARGS, "The same for the counters of a rig."},
    {"stamp_arrivals", stamp_arrivals, METH_O, "Kernel stamps on the monotonic clock."},
    {"sample_size", sample_size, METH_NOARGS, "Bytes of one sample."},
    {NULL, NULL, 0, NULL},
};

/* Adds both types; the module takes a reference of its own to each. */
static int add_types(PyObject *module)
{
    int answer = -1;
    PyObject *loop = NULL;
    PyObject *core = rc_make_core_type(module);
    if (core == NULL)
        goto done;
    loop = rc_make_loop_type(module, core);
    if (loop == NULL || PyModule_AddObjectRef(module, "Core", core) < 0)
        goto done;
    answer = PyModule_AddObjectRef(module, "Loop", loop);
done:
    Py_XDECREF(core);
    Py_XDECREF(loop);
    return answer;
}

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, add_types},
    {0, NULL},
};

static struct PyModuleDef module_definition = {
    PyModuleDef_HEAD_INIT, "_timing", "The timing loop in C.", 0, methods, slots, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__timing(void)
{
    return PyModuleDef_Init(&module_definition);
}

/* What the two halves of the Python module share. */
#ifndef RC_TIMING_MODULE_H
#define RC_TIMING_MODULE_H

#include <Python.h>

#include "core.h"

typedef struct core_object {
    PyObject_HEAD
    rc_core *core;
    PyObject *capsule; /* owned: keeps the feed's library loaded */
} core_object;

/* Core.feed_rows (_rows.c). */
PyObject *rc_core_feed_rows(PyObject *self, PyObject *args);

/* Each returns a new heap type of the module, or NULL with an error set. */
PyObject *rc_make_core_type(PyObject *module);
PyObject *rc_make_loop_type(PyObject *module, PyObject *core_type);

#endif

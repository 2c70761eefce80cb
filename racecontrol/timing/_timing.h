/* What the two halves of the Python module share. */
#ifndef RC_TIMING_MODULE_H
#define RC_TIMING_MODULE_H

#include <Python.h>

#include "core.h"

typedef struct core_object {
    PyObject_HEAD
    rc_core *core;
    const rc_feed *feed; /* borrowed from the capsule */
    PyObject *capsule; /* owned: keeps the feed's library loaded */
} core_object;

static inline rc_core *rc_core_of(PyObject *self) { return ((core_object *)self)->core; }

/* A rig's number as given by the caller; false with IndexError when there is no such rig. */
bool rc_is_rig(const rc_core *core, Py_ssize_t rig);

/* Methods of Core; each returns a new int. */
PyObject *rc_core_py_feed(PyObject *self, PyObject *args);
PyObject *rc_core_py_feed_many(PyObject *self, PyObject *args);
PyObject *rc_core_py_feed_batch(PyObject *self, PyObject *args);
PyObject *rc_core_feed_rows(PyObject *self, PyObject *args);

/* Each returns a new heap type of the module, or NULL with an error set. */
PyObject *rc_make_core_type(PyObject *module);
PyObject *rc_make_loop_type(PyObject *module, PyObject *core_type);

#endif

/* What the two halves of the Python module share. */
#ifndef RC_GT7_MODULE_H
#define RC_GT7_MODULE_H

#include <Python.h>

/* A converter for "O&": the name of an instruction set, or None, to a const salsa20_set *. None
 * leaves it as it is. ValueError for a name that this machine does not have. */
int rc_instruction_set(PyObject *name, void *set);

/* Methods of the module; each returns a new object. */
PyObject *rc_instruction_sets(PyObject *module, PyObject *ignored);
PyObject *rc_salsa20_xor(PyObject *module, PyObject *args, PyObject *keywords);
PyObject *rc_seal(PyObject *module, PyObject *args, PyObject *keywords);
PyObject *rc_seal_many(PyObject *module, PyObject *args, PyObject *keywords);
PyObject *rc_unseal(PyObject *module, PyObject *args, PyObject *keywords);

#endif

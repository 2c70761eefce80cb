/* The Python face of loop.c: the receiving thread of one socket. */
#include "_timing.h"

#include "loop.h"

#include <arpa/inet.h>
#include <errno.h>
#include <string.h>

typedef struct loop_object {
    PyObject_HEAD
    rc_loop loop;
    bool ready;     /* loop was initialised */
    PyObject *core; /* owned: outlives the thread */
} loop_object;

static rc_loop *loop_of(PyObject *self) { return &((loop_object *)self)->loop; }

/* Fills one address from its text (borrowed); false with an error. */
static bool read_address(PyObject *text, uint32_t *address)
{
    struct in_addr parsed;
    const char *dotted = text == NULL ? NULL : PyUnicode_AsUTF8AndSize(text, NULL);
    if (dotted == NULL)
        return false;
    if (inet_pton(AF_INET, dotted, &parsed) != 1) {
        PyErr_Format(PyExc_ValueError, "%R is not an IPv4 address", text);
        return false;
    }
    *address = parsed.s_addr;
    return true;
}

static bool is_double(const uint32_t *addresses, Py_ssize_t count)
{
    for (Py_ssize_t i = 0; i + 1 < count; i++)
        if (addresses[i] == addresses[count - 1])
            return true;
    return false;
}

/* Reads the addresses of the rigs; returns memory of PyMem that the caller frees, or NULL with an
 * error. */
static uint32_t *read_addresses(PyObject *texts, Py_ssize_t count)
{
    uint32_t *addresses = PyMem_Calloc((size_t)count + 1, sizeof *addresses);
    if (addresses == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *text = PySequence_GetItem(texts, i);
        bool good = read_address(text, &addresses[i]);
        if (good && is_double(addresses, i + 1)) {
            PyErr_Format(PyExc_ValueError, "two rigs have the address %U", text);
            good = false;
        }
        Py_XDECREF(text);
        if (!good) {
            PyMem_Free(addresses);
            return NULL;
        }
    }
    return addresses;
}

/* Fills a fresh object; borrows all. False with an error. */
static bool fill(loop_object *self, PyObject *core, int fd, PyObject *texts, int portable)
{
    rc_core *of = ((core_object *)core)->core;
    Py_ssize_t count = PySequence_Size(texts);
    if (count < 0)
        return false;
    if ((size_t)count > of->options.rigs) {
        PyErr_SetString(PyExc_ValueError, "there are more addresses than rigs");
        return false;
    }
    uint32_t *addresses = read_addresses(texts, count);
    if (addresses == NULL)
        return false;
    self->ready = rc_loop_init(&self->loop, of, fd, addresses, (size_t)count, portable);
    PyMem_Free(addresses);
    if (!self->ready) {
        PyErr_SetFromErrno(PyExc_OSError);
        return false;
    }
    Py_INCREF(core);
    self->core = core;
    return true;
}

/* Returns a new Loop that owns a reference to its core and borrows the descriptor. The type Core
 * is found by name in the module, so that nothing is global. */
static PyObject *loop_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"core", "fd", "addresses", "portable", NULL};
    PyObject *core, *texts;
    int fd, portable = 0;
    PyObject *core_type = PyObject_GetAttrString((PyObject *)type, "core_type");
    if (core_type == NULL)
        return NULL;
    int good = PyArg_ParseTupleAndKeywords(args, keywords, "O!iO|$p", names, core_type, &core, &fd,
                                           &texts, &portable);
    Py_DECREF(core_type);
    if (!good)
        return NULL;
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    loop_object *self = (loop_object *)allocate(type, 0);
    if (self != NULL && !fill(self, core, fd, texts, portable))
        Py_CLEAR(self);
    return (PyObject *)self;
}

static void loop_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    if (((loop_object *)self)->ready)
        rc_loop_free(loop_of(self)); /* joins the thread, which never waits for the GIL */
    Py_XDECREF(((loop_object *)self)->core);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type);
}

static PyObject *loop_start(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    int number = rc_loop_start(loop_of(self));
    if (number == 0)
        return Py_BuildValue("");
    errno = number;
    return PyErr_SetFromErrno(PyExc_OSError);
}

static PyObject *loop_stop(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    Py_BEGIN_ALLOW_THREADS
    rc_loop_stop(loop_of(self));
    Py_END_ALLOW_THREADS
    return Py_BuildValue("");
}

static PyObject *loop_clear_wake(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    rc_loop_clear_wake(loop_of(self));
    return Py_BuildValue("");
}

static PyObject *loop_wake_fd(PyObject *self, void *ignored)
{
    (void)ignored;
    return PyLong_FromLong(loop_of(self)->wake[0]);
}

static PyObject *loop_running(PyObject *self, void *ignored)
{
    (void)ignored;
    return PyBool_FromLong(atomic_load(&loop_of(self)->alive));
}

/* Returns a new str in words, or None when nothing went wrong. */
static PyObject *loop_error(PyObject *self, void *ignored)
{
    (void)ignored;
    int number = atomic_load(&loop_of(self)->error);
    if (number == 0)
        return Py_BuildValue("");
    return PyUnicode_FromFormat("%s: %s",
                                atomic_load(&loop_of(self)->alive)
                                    ? "Receiving goes on after an error of the socket"
                                    : "Receiving has ended, no rig is heard any more",
                                strerror(number));
}

static PyMethodDef methods[] = {
    {"start", loop_start, METH_NOARGS, "Start the thread."},
    {"stop", loop_stop, METH_NOARGS, "Stop the thread and wait for its end."},
    {"clear_wake", loop_clear_wake, METH_NOARGS, "Empty the wake-up; then drain."},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef attributes[] = {
    {"wake_fd", loop_wake_fd, NULL, "Readable when there is something to drain.", NULL},
    {"running", loop_running, NULL, "Does the thread receive?", NULL},
    {"error", loop_error, NULL, "The last error of the socket, or None.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_new, loop_new},
    {Py_tp_dealloc, loop_dealloc},
    {Py_tp_methods, methods},
    {Py_tp_getset, attributes},
    {Py_tp_doc, "The thread that receives for a Core."},
    {0, NULL},
};

static PyType_Spec spec = {
    "racecontrol.timing._timing.Loop", sizeof(loop_object), 0, Py_TPFLAGS_DEFAULT, slots,
};

/* The type keeps a reference to core_type, to tell a Core from anything else. */
PyObject *rc_make_loop_type(PyObject *module, PyObject *core_type)
{
    PyObject *type = PyType_FromModuleAndSpec(module, &spec, NULL);
    if (type != NULL && PyObject_SetAttrString(type, "core_type", core_type) < 0)
        Py_CLEAR(type);
    return type;
}

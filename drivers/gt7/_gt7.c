/* The Python face of packet.c. No state; the GIL is released around the loops, which touch no
 * PyObject. */
#include <Python.h>

#include "packet.h"

#include <string.h>

/* const for everybody; a capsule can only carry a void pointer. */
static const rc_feed FEED = {gt7_decode, GT7_LONGEST};

/* The same for packets that are clear already, as a capture holds them. */
static enum rc_verdict read_clear(uint8_t *clear, size_t length, rc_sample *sample)
{
    return gt7_parse_clear(clear, length, sample);
}

static const rc_feed CLEAR_FEED = {read_clear, GT7_LONGEST};

/* One row of sample_layout(). */
struct field {
    const char *name;
    size_t offset, size;
};

#define FIELD(name) {#name, offsetof(rc_sample, name), sizeof(((rc_sample *)0)->name)}
static const struct field FIELDS[] = {
    FIELD(arrival_ns),        FIELD(packet_id),        FIELD(rig),
    FIELD(packet_type),       FIELD(lap),              FIELD(laps_total),
    FIELD(best_lap_ms),       FIELD(last_lap_ms),      FIELD(time_of_day_ms),
    FIELD(race_position),     FIELD(cars_in_race),     FIELD(flags),
    FIELD(position),          FIELD(velocity),         FIELD(rotation),
    FIELD(angular_velocity),  FIELD(body_height),      FIELD(engine_rpm),
    FIELD(fuel_level),        FIELD(fuel_capacity),    FIELD(speed),
    FIELD(boost),             FIELD(oil_pressure),     FIELD(water_temperature),
    FIELD(oil_temperature),   FIELD(tyre_temperature), FIELD(rpm_alert_min),
    FIELD(rpm_alert_max),     FIELD(top_speed_kmh),    FIELD(gear),
    FIELD(suggested_gear),    FIELD(throttle),         FIELD(brake),
    FIELD(road_plane),        FIELD(wheel_speed),      FIELD(tyre_radius),
    FIELD(suspension),        FIELD(clutch_pedal),     FIELD(clutch_engagement),
    FIELD(gearbox_rpm),       FIELD(top_speed_ratio),  FIELD(gear_ratios),
    FIELD(car_code),          FIELD(steering),         FIELD(steering_rate),
    FIELD(sway),              FIELD(heave),            FIELD(surge),
    FIELD(throttle_pedal),    FIELD(brake_output),     FIELD(drivetrain),
    FIELD(energy_flag),       FIELD(torque_vectoring), FIELD(energy_recovery),
    FIELD(unknown_154),       FIELD(surface),          FIELD(lap_clock_ms),
    FIELD(steer_angle),       FIELD(wheelbase),        FIELD(category),
};

/* Returns a new capsule; it borrows FEED, which lives as long as the library. */
static PyObject *feed_capsule(PyObject *module, PyObject *ignored)
{
    (void)module, (void)ignored;
    return PyCapsule_New((void *)&FEED, RC_FEED_CAPSULE, NULL);
}

/* Returns a new capsule; it borrows CLEAR_FEED. */
static PyObject *clear_feed_capsule(PyObject *module, PyObject *ignored)
{
    (void)module, (void)ignored;
    return PyCapsule_New((void *)&CLEAR_FEED, RC_FEED_CAPSULE, NULL);
}

/* Returns a new tuple of (name, offset, size) rows and the size of the whole record. */
static PyObject *sample_layout(PyObject *module, PyObject *ignored)
{
    (void)module, (void)ignored;
    PyObject *layout = NULL;
    Py_ssize_t count = sizeof FIELDS / sizeof FIELDS[0];
    PyObject *rows = PyTuple_New(count);
    if (!rows)
        goto done;
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *row = Py_BuildValue("(snn)", FIELDS[i].name, (Py_ssize_t)FIELDS[i].offset,
                                      (Py_ssize_t)FIELDS[i].size);
        if (!row || PyTuple_SetItem(rows, i, row) < 0) /* steals the row */
            goto done;
    }
    layout = Py_BuildValue("(On)", rows, (Py_ssize_t)sizeof(rc_sample));
done:
    Py_XDECREF(rows);
    return layout;
}

/* Decodes a copy of one datagram, as the longest packet fits on the stack. */
static enum rc_verdict decode_copy(const uint8_t *from, size_t length, int clear, rc_sample *sample)
{
    uint8_t copy[GT7_LONGEST];
    if (length > sizeof copy)
        return RC_BAD_LENGTH;
    if (clear)
        return gt7_parse_clear(from, length, sample);
    memcpy(copy, from, length);
    return gt7_decode(copy, length, sample);
}

/* Borrows the datagram; returns new bytes, or the verdict as a new int. */
static PyObject *decode(PyObject *module, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"datagram", "clear", NULL};
    (void)module;
    Py_buffer datagram;
    int clear = 0;
    rc_sample sample;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "y*|p", names, &datagram, &clear))
        return NULL;
    memset(&sample, 0, sizeof sample);
    enum rc_verdict verdict = decode_copy(datagram.buf, (size_t)datagram.len, clear, &sample);
    PyBuffer_Release(&datagram);
    if (verdict != RC_ACCEPTED)
        return PyLong_FromLong(verdict);
    return PyBytes_FromStringAndSize((const char *)&sample, sizeof sample);
}

/* The loop of decode_many; touches no PyObject. */
static void decode_each(const uint8_t *from, Py_ssize_t count, size_t length, int clear,
                        uint8_t *samples, uint8_t *verdicts)
{
    for (Py_ssize_t i = 0; i < count; i++) {
        rc_sample sample;
        memset(&sample, 0, sizeof sample);
        verdicts[i] = (uint8_t)decode_copy(from + (size_t)i * length, length, clear, &sample);
        memcpy(samples + (size_t)i * sizeof sample, &sample, sizeof sample);
    }
}

/* Borrows the packets; returns a new pair of bytes: samples (zero where rejected), verdicts. */
static PyObject *decode_many(PyObject *module, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"packets", "clear", "packet_length", NULL};
    (void)module;
    PyObject *samples = NULL, *verdicts = NULL, *pair = NULL;
    Py_buffer packets;
    Py_ssize_t length, count;
    int clear;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "y*pn", names, &packets, &clear, &length))
        return NULL;
    if (length <= 0) {
        PyErr_SetString(PyExc_ValueError, "packet_length must be positive");
        goto done;
    }
    count = packets.len / length;
    if (count > PY_SSIZE_T_MAX / (Py_ssize_t)sizeof(rc_sample)) {
        PyErr_NoMemory();
        goto done;
    }
    samples = PyBytes_FromStringAndSize(NULL, count * (Py_ssize_t)sizeof(rc_sample));
    verdicts = PyBytes_FromStringAndSize(NULL, count);
    if (!samples || !verdicts)
        goto done;
    uint8_t *to = (uint8_t *)PyBytes_AsString(samples);
    uint8_t *marks = (uint8_t *)PyBytes_AsString(verdicts);
    Py_BEGIN_ALLOW_THREADS
    decode_each(packets.buf, count, (size_t)length, clear, to, marks);
    Py_END_ALLOW_THREADS
    pair = PyTuple_Pack(2, samples, verdicts);
done:
    Py_XDECREF(samples);
    Py_XDECREF(verdicts);
    PyBuffer_Release(&packets);
    return pair;
}

/* Seeds are little-endian; they may stand at any address. */
static uint32_t seed_at(const uint8_t *seeds, Py_ssize_t index)
{
    const uint8_t *p = seeds + 4 * index;
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* Returns a new bytes object with every packet sealed under its seed, or NULL with ValueError. */
static PyObject *sealed(const Py_buffer *clear, Py_ssize_t length, const uint8_t *seeds)
{
    Py_ssize_t count = clear->len / length;
    enum rc_verdict verdict = RC_ACCEPTED;
    PyObject *datagrams = PyBytes_FromStringAndSize(clear->buf, clear->len);
    if (!datagrams)
        return NULL;
    uint8_t *packets = (uint8_t *)PyBytes_AsString(datagrams);
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t i = 0; i < count && verdict == RC_ACCEPTED; i++)
        verdict = gt7_seal(packets + i * length, (size_t)length, seed_at(seeds, i));
    Py_END_ALLOW_THREADS
    if (verdict == RC_ACCEPTED)
        return datagrams;
    Py_DECREF(datagrams);
    PyErr_Format(PyExc_ValueError, "no packet is %zd bytes long", length);
    return NULL;
}

/* Borrows the packet; returns new bytes. */
static PyObject *seal(PyObject *module, PyObject *args, PyObject *keywords)
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
static PyObject *seal_many(PyObject *module, PyObject *args, PyObject *keywords)
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
static PyObject *unseal(PyObject *module, PyObject *argument)
{
    (void)module;
    Py_buffer datagram;
    uint8_t copy[GT7_LONGEST];
    PyObject *answer;
    if (PyObject_GetBuffer(argument, &datagram, PyBUF_SIMPLE) < 0)
        return NULL;
    enum rc_verdict verdict = RC_BAD_LENGTH;
    if ((size_t)datagram.len <= sizeof copy) {
        memcpy(copy, datagram.buf, (size_t)datagram.len);
        verdict = gt7_unseal(copy, (size_t)datagram.len);
    }
    if (verdict == RC_ACCEPTED)
        answer = PyBytes_FromStringAndSize((const char *)copy, datagram.len);
    else
        answer = PyLong_FromLong(verdict);
    PyBuffer_Release(&datagram);
    return answer;
}

#define WITH_KEYWORDS(function) ((PyCFunction)(void (*)(void))(function))
static PyMethodDef methods[] = {
    {"feed_capsule", feed_capsule, METH_NOARGS, "The decode function, for the timing loop."},
    {"clear_feed_capsule", clear_feed_capsule, METH_NOARGS, "The same for clear packets."},
    {"sample_layout", sample_layout, METH_NOARGS, "Rows of (name, offset, size), and the size."},
    {"decode", WITH_KEYWORDS(decode), METH_VARARGS | METH_KEYWORDS, "Datagram to sample bytes."},
    {"decode_many", WITH_KEYWORDS(decode_many), METH_VARARGS | METH_KEYWORDS,
     "Packets of one length, back to back, to sample bytes and verdict bytes."},
    {"seal", WITH_KEYWORDS(seal), METH_VARARGS | METH_KEYWORDS, "Clear packet to datagram."},
    {"seal_many", WITH_KEYWORDS(seal_many), METH_VARARGS | METH_KEYWORDS,
     "Clear packets of one length, back to back, to datagrams."},
    {"unseal", unseal, METH_O, "Datagram to clear packet with its seed at 0x40."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {{0, NULL}};

static struct PyModuleDef module_definition = {
    PyModuleDef_HEAD_INIT, "_gt7", "Packets of Gran Turismo 7 in C.", 0, methods, slots,
    NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__gt7(void)
{
    return PyModuleDef_Init(&module_definition);
}

/* The Python face of packet.c and many.c. No state; the GIL is released around the loops, which touch no
 * PyObject. */
#include "_gt7.h"

#include "packet.h"

#include <string.h>

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

/* Returns a new capsule; it borrows a const feed, which lives as long as the library. */
static PyObject *feed_capsule(PyObject *module, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"instruction_set", NULL};
    const salsa20_set *set = salsa20_fastest();
    (void)module;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "|O&", names, rc_instruction_set, &set))
        return NULL;
    return PyCapsule_New((void *)gt7_feed(set), RC_FEED_CAPSULE, NULL); /* const for everybody */
}

/* Returns a new capsule; it borrows a const feed, as above. */
static PyObject *clear_feed_capsule(PyObject *module, PyObject *ignored)
{
    (void)module, (void)ignored;
    return PyCapsule_New((void *)gt7_clear_feed(), RC_FEED_CAPSULE, NULL);
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
static enum rc_verdict decode_copy(const salsa20_set *set, const Py_buffer *datagram, int clear,
                                   rc_sample *sample)
{
    uint8_t copy[GT7_LONGEST];
    size_t length = (size_t)datagram->len;
    if (length > sizeof copy)
        return RC_BAD_LENGTH;
    if (clear)
        return gt7_parse_clear(datagram->buf, length, sample);
    memcpy(copy, datagram->buf, length);
    return gt7_decode(set, copy, length, sample);
}

/* Borrows the datagram; returns new bytes, or the verdict as a new int. */
static PyObject *decode(PyObject *module, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"datagram", "clear", "instruction_set", NULL};
    const salsa20_set *set = salsa20_fastest();
    (void)module;
    Py_buffer datagram;
    int clear = 0;
    rc_sample sample;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "y*|pO&", names, &datagram, &clear,
                                     rc_instruction_set, &set))
        return NULL;
    memset(&sample, 0, sizeof sample);
    enum rc_verdict verdict = decode_copy(set, &datagram, clear, &sample);
    PyBuffer_Release(&datagram);
    if (verdict != RC_ACCEPTED)
        return PyLong_FromLong(verdict);
    return PyBytes_FromStringAndSize((const char *)&sample, sizeof sample);
}

/* gt7_decode_many, or timing_each. */
typedef void (*decode_each)(const salsa20_set *set, const rc_packets *packets, rc_sample *samples,
                            uint8_t *verdicts);

/* Returns a new pair of bytes: samples and verdicts. */
static PyObject *decoded(decode_each each, const salsa20_set *set, const rc_packets *packets)
{
    PyObject *pair = NULL, *samples = NULL, *verdicts = NULL;
    if (packets->count > PY_SSIZE_T_MAX / sizeof(rc_sample))
        return PyErr_NoMemory();
    samples = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(packets->count * sizeof(rc_sample)));
    verdicts = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)packets->count);
    if (!samples || !verdicts)
        goto done;
    rc_sample *to = (rc_sample *)PyBytes_AsString(samples); /* bytes are aligned to 8, or empty */
    uint8_t *marks = (uint8_t *)PyBytes_AsString(verdicts);
    Py_BEGIN_ALLOW_THREADS
    each(set, packets, to, marks);
    Py_END_ALLOW_THREADS
    pair = PyTuple_Pack(2, samples, verdicts);
done:
    Py_XDECREF(samples);
    Py_XDECREF(verdicts);
    return pair;
}

/* Reads the arguments of both that follow, and decodes. Borrows the packets; a new pair. */
static PyObject *decode_with(decode_each each, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"packets", "clear", "packet_length", "instruction_set", NULL};
    const salsa20_set *set = salsa20_fastest();
    PyObject *pair = NULL;
    Py_buffer packets;
    Py_ssize_t length;
    int clear;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "y*pn|O&", names, &packets, &clear, &length,
                                     rc_instruction_set, &set))
        return NULL;
    if (length <= 0) {
        PyErr_SetString(PyExc_ValueError, "packet_length must be positive");
    } else {
        const rc_packets row = {packets.buf, (size_t)length, (size_t)(packets.len / length),
                                clear != 0};
        pair = decoded(each, set, &row);
    }
    PyBuffer_Release(&packets);
    return pair;
}

static PyObject *decode_many(PyObject *module, PyObject *args, PyObject *keywords)
{
    (void)module;
    return decode_with(gt7_decode_many, args, keywords);
}

/* Samples of which only timing is known, zero where rejected. */
static void timing_each(const salsa20_set *set, const rc_packets *packets, rc_sample *samples,
                        uint8_t *verdicts)
{
    rc_sample nothing;
    rc_sample_clear(&nothing);
    for (size_t i = 0; i < packets->count; i++)
        memcpy(&samples[i], &nothing, sizeof nothing);
    gt7_decode_timing(set, packets, samples, verdicts);
    for (size_t i = 0; i < packets->count; i++)
        if (verdicts[i] != RC_ACCEPTED)
            memset(&samples[i], 0, sizeof samples[i]);
}

static PyObject *decode_timing(PyObject *module, PyObject *args, PyObject *keywords)
{
    (void)module;
    return decode_with(timing_each, args, keywords);
}

#define WITH_KEYWORDS(function) ((PyCFunction)(void (*)(void))(function))
static PyMethodDef methods[] = {
    {"feed_capsule", WITH_KEYWORDS(feed_capsule), METH_VARARGS | METH_KEYWORDS,
     "The decode functions, for the timing loop."},
    {"instruction_sets", rc_instruction_sets, METH_NOARGS, "Names, from plain to the fastest."},
    {"clear_feed_capsule", clear_feed_capsule, METH_NOARGS, "The same for clear packets."},
    {"sample_layout", sample_layout, METH_NOARGS, "Rows of (name, offset, size), and the size."},
    {"decode", WITH_KEYWORDS(decode), METH_VARARGS | METH_KEYWORDS, "Datagram to sample bytes."},
    {"decode_many", WITH_KEYWORDS(decode_many), METH_VARARGS | METH_KEYWORDS,
     "Packets of one length, back to back, to sample bytes and verdict bytes."},
    {"decode_timing", WITH_KEYWORDS(decode_timing), METH_VARARGS | METH_KEYWORDS,
     "The same, but only what timing needs."},
    {"salsa20_xor", WITH_KEYWORDS(rc_salsa20_xor), METH_VARARGS | METH_KEYWORDS,
     "The cipher alone."},
    {"seal", WITH_KEYWORDS(rc_seal), METH_VARARGS | METH_KEYWORDS, "Clear packet to datagram."},
    {"seal_many", WITH_KEYWORDS(rc_seal_many), METH_VARARGS | METH_KEYWORDS,
     "Clear packets of one length, back to back, to datagrams."},
    {"unseal", WITH_KEYWORDS(rc_unseal), METH_VARARGS | METH_KEYWORDS,
     "Datagram to clear packet with its seed at 0x40."},
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

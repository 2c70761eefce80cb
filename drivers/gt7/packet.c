/* Offsets and meanings: MacManley/gt7-udp README and zetetos/gt-telemetry's Kaitai description,
 * checked on recorded packets of types A and C; the field list with units is sample.py. */
#include "packet.h"

#include <math.h>
#include <string.h>

enum { LENGTH_A = GT7_SHORTEST, LENGTH_B = 316, LENGTH_TILDE = 344, LENGTH_C = GT7_LONGEST };

char gt7_packet_type(size_t length, uint32_t *constant)
{
    switch (length) {
    case LENGTH_A:
        *constant = 0xDEADBEAFu;
        return 'A';
    case LENGTH_B:
        *constant = 0xDEADBEEFu;
        return 'B';
    case LENGTH_TILDE:
        *constant = 0x55FABB4Fu;
        return '~';
    case LENGTH_C:
        *constant = 0xDEADBEEFu;
        return 'C';
    default:
        return 0;
    }
}

static inline int32_t i32(const uint8_t *p)
{
    uint32_t bits = gt7_word(p);
    int32_t value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static inline uint16_t u16(const uint8_t *p)
{
    return (uint16_t)(p[0] | p[1] << 8);
}

static inline int16_t i16(const uint8_t *p)
{
    uint16_t bits = u16(p);
    int16_t value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* Bits, not values: a signalling NaN from the wire stays as it is. */
static inline void floats(float *to, const uint8_t *p, int count)
{
    for (int i = 0; i < count; i++) {
        uint32_t bits = gt7_word(p + 4 * i);
        memcpy(to + i, &bits, sizeof bits);
    }
}

static void read_motion(rc_sample *s, const uint8_t *p)
{
    floats(s->position, p + 0x04, 3);
    floats(s->velocity, p + 0x10, 3);
    floats(s->rotation, p + 0x1C, 4);
    floats(s->angular_velocity, p + 0x2C, 3);
    floats(&s->body_height, p + 0x38, 1);
    floats(&s->engine_rpm, p + 0x3C, 1);
    floats(&s->fuel_level, p + 0x44, 1);
    floats(&s->fuel_capacity, p + 0x48, 1);
    floats(&s->speed, p + 0x4C, 1);
    floats(&s->boost, p + 0x50, 1);
    floats(&s->oil_pressure, p + 0x54, 1);
    floats(&s->water_temperature, p + 0x58, 1);
    floats(&s->oil_temperature, p + 0x5C, 1);
    floats(s->tyre_temperature, p + 0x60, 4);
}

static void read_race(rc_sample *s, const uint8_t *p)
{
    s->packet_id = i32(p + 0x70);
    s->lap = i16(p + 0x74);
    s->laps_total = i16(p + 0x76);
    s->best_lap_ms = i32(p + 0x78);
    s->last_lap_ms = i32(p + 0x7C);
    s->time_of_day_ms = i32(p + 0x80);
    s->race_position = i16(p + 0x84);
    s->cars_in_race = i16(p + 0x86);
}

static void read_car(rc_sample *s, const uint8_t *p)
{
    s->rpm_alert_min = i16(p + 0x88);
    s->rpm_alert_max = i16(p + 0x8A);
    s->top_speed_kmh = i16(p + 0x8C);
    s->flags = u16(p + 0x8E);
    s->gear = p[0x90] & 0x0F;
    s->suggested_gear = p[0x90] >> 4;
    s->throttle = p[0x91];
    s->brake = p[0x92];
    floats(s->road_plane, p + 0x94, 4);
    floats(s->wheel_speed, p + 0xA4, 4);
    floats(s->tyre_radius, p + 0xB4, 4);
    floats(s->suspension, p + 0xC4, 4);
    floats(&s->clutch_pedal, p + 0xF4, 1);
    floats(&s->clutch_engagement, p + 0xF8, 1);
    floats(&s->gearbox_rpm, p + 0xFC, 1);
    floats(&s->top_speed_ratio, p + 0x100, 1);
    floats(s->gear_ratios, p + 0x104, 8);
    s->car_code = i32(p + 0x124);
}

/* Type B and longer: the steering wheel and what the driver feels. */
static void read_b(rc_sample *s, const uint8_t *p)
{
    floats(&s->steering, p + 0x128, 1);
    floats(&s->steering_rate, p + 0x12C, 1);
    floats(&s->sway, p + 0x130, 1);
    floats(&s->heave, p + 0x134, 1);
    floats(&s->surge, p + 0x138, 1);
}

static void no_b(rc_sample *s)
{
    s->steering = s->steering_rate = s->sway = s->heave = s->surge = NAN;
}

/* Type ~ and longer: pedals and energy. */
static void read_tilde(rc_sample *s, const uint8_t *p)
{
    s->throttle_pedal = p[0x13C];
    s->brake_output = p[0x13D];
    s->drivetrain = p[0x13E];
    s->energy_flag = p[0x13F];
    floats(s->torque_vectoring, p + 0x140, 4);
    floats(&s->energy_recovery, p + 0x150, 1);
    floats(&s->unknown_154, p + 0x154, 1);
}

static void no_tilde(rc_sample *s)
{
    s->throttle_pedal = s->brake_output = s->drivetrain = s->energy_flag = -1;
    rc_no_floats(s->torque_vectoring, 4);
    s->energy_recovery = s->unknown_154 = NAN;
}

/* Type C: what lies under the tyres, and the game's own lap clock. */
static void read_c(rc_sample *s, const uint8_t *p)
{
    memcpy(s->surface, p + 0x158, sizeof s->surface);
    s->lap_clock_ms = i32(p + 0x15C);
    floats(s->steer_angle, p + 0x160, 2);
    floats(&s->wheelbase, p + 0x168, 1);
    memcpy(s->category, p + 0x16C, sizeof s->category);
}

static void no_c(rc_sample *s)
{
    memset(s->surface, 0, sizeof s->surface);
    s->lap_clock_ms = -1;
    rc_no_floats(s->steer_angle, 2);
    s->wheelbase = NAN;
    memset(s->category, 0, sizeof s->category);
}

enum rc_verdict gt7_parse_clear(const uint8_t *clear, size_t length, rc_sample *sample)
{
    uint32_t constant;
    char type = gt7_packet_type(length, &constant);
    if (!type)
        return RC_BAD_LENGTH;
    if (gt7_word(clear) != GT7_MAGIC)
        return RC_BAD_MAGIC;
    sample->packet_type = type;
    read_motion(sample, clear);
    read_race(sample, clear);
    read_car(sample, clear);
    length >= LENGTH_B ? read_b(sample, clear) : no_b(sample);
    length >= LENGTH_TILDE ? read_tilde(sample, clear) : no_tilde(sample);
    length >= LENGTH_C ? read_c(sample, clear) : no_c(sample);
    return RC_ACCEPTED;
}

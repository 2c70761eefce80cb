/* One telemetry reading of one rig. The list of fields, with units, is sample.py: a test compares
 * the two. A feed fills what its packet carries; the rest is NaN, -1 or zero bytes. */
#ifndef RC_SAMPLE_H
#define RC_SAMPLE_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct rc_sample {
    int64_t arrival_ns;
    int32_t packet_id;
    int16_t rig;
    char packet_type;
    int16_t lap;
    int16_t laps_total;
    int32_t best_lap_ms;
    int32_t last_lap_ms;
    int32_t time_of_day_ms;
    int16_t race_position;
    int16_t cars_in_race;
    uint16_t flags;
    float position[3];
    float velocity[3];
    float rotation[4];
    float angular_velocity[3];
    float body_height;
    float engine_rpm;
    float fuel_level;
    float fuel_capacity;
    float speed;
    float boost;
    float oil_pressure;
    float water_temperature;
    float oil_temperature;
    float tyre_temperature[4];
    int16_t rpm_alert_min;
    int16_t rpm_alert_max;
    int16_t top_speed_kmh;
    uint8_t gear;
    uint8_t suggested_gear;
    uint8_t throttle;
    uint8_t brake;
    float road_plane[4];
    float wheel_speed[4];
    float tyre_radius[4];
    float suspension[4];
    float clutch_pedal;
    float clutch_engagement;
    float gearbox_rpm;
    float top_speed_ratio;
    float gear_ratios[8];
    int32_t car_code;
    float steering;
    float steering_rate;
    float sway;
    float heave;
    float surge;
    int16_t throttle_pedal;
    int16_t brake_output;
    int16_t drivetrain;
    int16_t energy_flag;
    float torque_vectoring[4];
    float energy_recovery;
    float unknown_154;
    char surface[4];
    int32_t lap_clock_ms;
    float steer_angle[2];
    float wheelbase;
    char category[4];
} rc_sample;

enum { RC_FLAG_LIVE = 1 << 0, RC_FLAG_PAUSED = 1 << 1, RC_FLAG_LOADING = 1 << 2 };

/* What a feed answers to a datagram; anything but RC_ACCEPTED is counted and dropped. */
enum rc_verdict { RC_ACCEPTED = 0, RC_BAD_LENGTH = 1, RC_BAD_MAGIC = 2 };

/* A feed's decode function. Borrows both buffers. Decrypts the datagram in place (the buffer then
 * holds the clear bytes with the seed put back, ready for the capture), fills every field of the
 * sample but arrival_ns and rig, and returns an rc_verdict. Knows no state; safe on any thread. */
typedef enum rc_verdict (*rc_decode)(uint8_t *datagram, size_t length, rc_sample *sample);

/* Packets of one length, back to back, as a recording holds them. Borrowed, never written to. */
typedef struct rc_packets {
    const uint8_t *bytes;
    size_t length; /* of one packet */
    size_t count;
    bool clear; /* decrypted already */
} rc_packets;

/* A feed's decode function for going through a recording again, many packets at a time. Answers
 * each packet as rc_decode would, one verdict byte each, but reads only what timing needs: of an
 * accepted packet packet_id, packet_type, lap, laps_total, best_lap_ms, last_lap_ms, flags,
 * position, velocity, speed, gear, suggested_gear, throttle and brake. All other fields, and all
 * of the sample of a rejected packet, stay as they were: see rc_sample_clear. */
typedef void (*rc_decode_timing)(const rc_packets *packets, rc_sample *samples, uint8_t *verdicts);

/* What a feed hands over inside a PyCapsule with this name. */
#define RC_FEED_CAPSULE "racecontrol.timing.feed"
typedef struct rc_feed {
    rc_decode decode;
    size_t longest_datagram; /* bytes */
    rc_decode_timing decode_timing;
} rc_feed;

static inline void rc_no_floats(float *to, size_t count)
{
    for (size_t i = 0; i < count; i++)
        to[i] = NAN;
}

/* A sample of which nothing is known: NaN, -1 or zero bytes, and zeros between the fields. */
static inline void rc_sample_clear(rc_sample *s)
{
    enum { WHEELS = 4 };
    memset(s, 0, sizeof *s);
    s->packet_id = s->best_lap_ms = s->last_lap_ms = s->time_of_day_ms = -1;
    s->lap = s->laps_total = s->race_position = s->cars_in_race = -1;
    s->rpm_alert_min = s->rpm_alert_max = s->top_speed_kmh = -1;
    s->throttle_pedal = s->brake_output = s->drivetrain = s->energy_flag = -1;
    s->car_code = s->lap_clock_ms = -1;
    rc_no_floats(s->position, 3);
    rc_no_floats(s->velocity, 3);
    rc_no_floats(s->rotation, 4);
    rc_no_floats(s->angular_velocity, 3);
    s->body_height = s->engine_rpm = s->fuel_level = s->fuel_capacity = s->speed = NAN;
    s->boost = s->oil_pressure = s->water_temperature = s->oil_temperature = NAN;
    rc_no_floats(s->tyre_temperature, WHEELS);
    rc_no_floats(s->road_plane, 4);
    rc_no_floats(s->wheel_speed, WHEELS);
    rc_no_floats(s->tyre_radius, WHEELS);
    rc_no_floats(s->suspension, WHEELS);
    s->clutch_pedal = s->clutch_engagement = s->gearbox_rpm = s->top_speed_ratio = NAN;
    rc_no_floats(s->gear_ratios, 8);
    s->steering = s->steering_rate = s->sway = s->heave = s->surge = NAN;
    rc_no_floats(s->torque_vectoring, WHEELS);
    s->energy_recovery = s->unknown_154 = s->wheelbase = NAN;
    rc_no_floats(s->steer_angle, 2);
}

#endif

/* One telemetry reading of one rig. The list of fields, with units, is sample.py: a test compares
 * the two. A feed fills what its packet carries; the rest is NaN, -1 or zero bytes. */
#ifndef RC_SAMPLE_H
#define RC_SAMPLE_H

#include <stddef.h>
#include <stdint.h>

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

/* What a feed hands over inside a PyCapsule with this name. */
#define RC_FEED_CAPSULE "racecontrol.timing.feed"
typedef struct rc_feed {
    rc_decode decode;
    size_t longest_datagram; /* bytes */
} rc_feed;

#endif

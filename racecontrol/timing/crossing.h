/* When a car crossed a timing line between two samples: pure arithmetic in double precision. */
#ifndef RC_CROSSING_H
#define RC_CROSSING_H

#include <stdbool.h>
#include <stddef.h>

#include "sample.h"

/* A segment across the track in the ground plane x-z (racecontrol.tracks.TimingLine). */
typedef struct rc_line {
    double x; /* middle, m */
    double z;
    double normal_x; /* unit vector in the direction of driving */
    double normal_z;
    double half_width; /* m to each side */
} rc_line;

typedef struct rc_hit {
    double tick;
    size_t line;
} rc_hit;

enum { RC_BRIDGE_TICKS = 60 }; /* a longer hole is not bridged: too much can happen in it */

/* More ticks than this between two samples (3 lost packets) make a crossing an estimate. */
enum { RC_EXACT_TICKS = 4 };
/* A car must be this far behind a line before it can cross it again: standing on it, the noise of
 * its position goes to and fro over the line. */
#define RC_BEHIND_M 0.5

/* How far past the line, m; negative before it. */
double rc_past(const rc_line *line, const rc_sample *at);

/* Could a car have driven from one sample to the other? False for a longer way than one and a
 * half times the faster of the two speeds (5 m/s at least) allows, plus a metre: the game put the
 * car elsewhere. False too when a number is not finite or more than RC_BRIDGE_TICKS passed. */
bool rc_is_drivable(const rc_sample *from, const rc_sample *to, double ticks);

/* Does the step from one place (x, z) to the other end past the endless line, and begin before it?
 * All steps are asked this, few go on to rc_crossing, which asks it again with the same numbers. */
static inline bool rc_passes(const rc_line *line, const double from[2], const double to[2])
{
    double nx = line->normal_x, nz = line->normal_z;
    return (from[0] - line->x) * nx + (from[1] - line->z) * nz < 0 &&
           (to[0] - line->x) * nx + (to[1] - line->z) * nz >= 0;
}

/* True when the car went over the line forwards between the samples. *share is then the part of
 * the way in time, 0 to 1. A car is past the line when its distance is 0 or more. */
bool rc_crossing(const rc_line *line, const rc_sample *from, const rc_sample *to, double ticks,
                 double *share);

#endif

#include "crossing.h"

#include <math.h>

#include "core.h"

enum { NEWTON_STEPS = 8 }; /* 3 reach the float noise of a clean step; the rest is for long holes */

/* A cubic Hermite curve along one axis, w from 0 to 1. */
typedef struct cubic {
    double a, b, c, d;
} cubic;

static cubic hermite(double p0, double p1, double m0, double m1)
{
    cubic curve = {2 * p0 - 2 * p1 + m0 + m1, -3 * p0 + 3 * p1 - 2 * m0 - m1, m0, p0};
    return curve;
}

static double value(const cubic *curve, double w)
{
    return ((curve->a * w + curve->b) * w + curve->c) * w + curve->d;
}

static double slope(const cubic *curve, double w)
{
    return (3 * curve->a * w + 2 * curve->b) * w + curve->c;
}

/* The root between 0 and 1 of a curve that is negative at 0 and not at 1: Newton, kept inside a
 * bracket that only shrinks. */
static double root(const cubic *curve, double start)
{
    double low = 0, high = 1, w = start;
    for (int i = 0; i < NEWTON_STEPS; i++) {
        double f = value(curve, w);
        if (f < 0)
            low = w;
        else
            high = w;
        double g = slope(curve, w);
        double next = g > 0 ? w - f / g : -1;
        if (!(next >= low && next <= high))
            next = (low + high) / 2;
        w = next;
    }
    return w;
}

/* A sample's place and speed along an axis (ax, az) through the middle of the line. */
static double place(const rc_line *line, const rc_sample *s, double ax, double az)
{
    return ((double)s->position[0] - line->x) * ax + ((double)s->position[2] - line->z) * az;
}

static double pace(const rc_sample *s, double ax, double az)
{
    return (double)s->velocity[0] * ax + (double)s->velocity[2] * az;
}

static cubic curve_along(const rc_line *line, const rc_sample *from, const rc_sample *to,
                         double seconds, double ax, double az)
{
    double p0 = place(line, from, ax, az), p1 = place(line, to, ax, az);
    double m0 = pace(from, ax, az) * seconds, m1 = pace(to, ax, az) * seconds;
    if (!isfinite(m0) || !isfinite(m1))
        m0 = m1 = p1 - p0; /* a feed without velocities: a straight line */
    return hermite(p0, p1, m0, m1);
}

double rc_past(const rc_line *line, const rc_sample *at)
{
    return place(line, at, line->normal_x, line->normal_z);
}

bool rc_is_drivable(const rc_sample *from, const rc_sample *to, double ticks)
{
    double dx = (double)to->position[0] - (double)from->position[0];
    double dy = (double)to->position[1] - (double)from->position[1];
    double dz = (double)to->position[2] - (double)from->position[2];
    double fastest = 5;
    if (from->speed > fastest)
        fastest = from->speed;
    if (to->speed > fastest)
        fastest = to->speed;
    double reach = 1.5 * fastest * (ticks * RC_WALL_SECONDS_PER_TICK) + 1;
    return ticks <= RC_BRIDGE_TICKS && sqrt(dx * dx + dy * dy + dz * dz) <= reach;
}

bool rc_crossing(const rc_line *line, const rc_sample *from, const rc_sample *to, double ticks,
                 double *share)
{
    double nx = line->normal_x, nz = line->normal_z;
    double before = place(line, from, nx, nz), after = place(line, to, nx, nz);
    if (!(before < 0 && after >= 0))
        return false;
    double seconds = ticks * RC_WALL_SECONDS_PER_TICK;
    cubic along = curve_along(line, from, to, seconds, nx, nz);
    cubic across = curve_along(line, from, to, seconds, -nz, nx);
    *share = root(&along, before / (before - after));
    return fabs(value(&across, *share)) <= line->half_width;
}

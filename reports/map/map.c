/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/map/map.h"

#include <math.h>
#include <string.h>

#define DEPARTMENT(code, ...) static const int32_t corners_##code[] = {__VA_ARGS__};
#include "reports/map/departments.def"
#undef DEPARTMENT

static const MapArea AREAS[] = {
#define DEPARTMENT(code, ...) {#code, corners_##code, G_N_ELEMENTS(corners_##code) / 2},
#include "reports/map/departments.def"
#undef DEPARTMENT
};

/* The mainland, in degrees, and the cosine of its middle latitude. */
static const double WEST = -79.05, EAST = -66.8, NORTH = 12.5, SOUTH = -4.25, FLATTEN = 0.9974;
static const double ISLAND_SIDE = 1.5;      /* degrees: side of the islands' box */
static const char ISLANDS[] = "88";

size_t
map_size(void)
{
    return G_N_ELEMENTS(AREAS);
}

const MapArea *
map_area(size_t index)
{
    return &AREAS[index];
}

const MapArea *
map_find(const char *code)
{
    for (size_t i = 0; i < G_N_ELEMENTS(AREAS); i++)
        if (g_strcmp0(AREAS[i].code, code) == 0)
            return &AREAS[i];
    return NULL;
}

MapFrame
map_fit(PageBox box)
{
    double scale = fmin(box.height / (NORTH - SOUTH), box.width / ((EAST - WEST) * FLATTEN)), side = ISLAND_SIDE * scale;
    return (MapFrame){box.x, box.y, scale, {box.x, box.y, side, side}};
}

double
map_width(const MapFrame *frame)
{
    return (EAST - WEST) * FLATTEN * frame->scale;
}

static void
bounds(const MapArea *area, double *low, double *high)
{
    for (int axis = 0; axis < 2; axis++) {
        low[axis] = high[axis] = area->corners[axis];
        for (size_t i = 0; i < area->count; i++) {
            low[axis] = fmin(low[axis], area->corners[2 * i + (size_t)axis]);
            high[axis] = fmax(high[axis], area->corners[2 * i + (size_t)axis]);
        }
    }
}

/* The islands fill two thirds of their box, whatever their true size. */
static void
outline_islands(const MapArea *area, const PageBox *box, PagePoint *points)
{
    double low[2], high[2];
    bounds(area, low, high);
    double scale = box->height * 2 / 3 / fmax(high[1] - low[1], high[0] - low[0]);
    double left = box->x + (box->width - (high[0] - low[0]) * scale) / 2, top = box->y + box->height / 6;
    for (size_t i = 0; i < area->count; i++)
        points[i] = (PagePoint){left + (area->corners[2 * i] - low[0]) * scale, top + (high[1] - area->corners[2 * i + 1]) * scale, i == 0};
}

void
map_outline(const MapArea *area, const MapFrame *frame, PagePoint *points)
{
    if (strcmp(area->code, ISLANDS) == 0) {
        outline_islands(area, &frame->islands, points);
        return;
    }
    for (size_t i = 0; i < area->count; i++) {
        double longitude = area->corners[2 * i] / 1000.0, latitude = area->corners[2 * i + 1] / 1000.0;
        points[i] = (PagePoint){frame->x + (longitude - WEST) * FLATTEN * frame->scale, frame->y + (NORTH - latitude) * frame->scale, i == 0};
    }
}

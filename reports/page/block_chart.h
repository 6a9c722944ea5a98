/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_PAGE_BLOCK_CHART_H
#define REPORTS_PAGE_BLOCK_CHART_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* The data of a chart and what kind it is; where things stand on the page is for reports/chart. Headline, alt text and
 * notes are made from the same points that are drawn. */

/** The form of a chart. */
typedef enum ChartKind {
    CHART_BARS,      /* one horizontal bar a category, each with its target's tick */
    CHART_GROUPED,   /* a bar for each series of a category */
    CHART_LINE,      /* lines over quarters, target and baseline as lines */
    CHART_DOT_RANGE, /* a dot with a range: medians with quartiles or earlier values */
    CHART_INTERVAL,  /* points with their intervals (forest) */
    CHART_MULTIPLES, /* one small line chart a series, same scale */
    CHART_FUNNEL,    /* steps of a pipeline, each with its share of the one before */
    CHART_TIMELINE,  /* milestones on a time axis: value is a day */
    CHART_DIVERGING, /* bars left and right of the chart's target, of zero when it has none */
    CHART_MAP,       /* departments; categories are codes */
    CHART_PYRAMID,   /* two series back to back over age bands */
    CHART_KIND_COUNT
} ChartKind;

/** Why a point is there or not. Only present ones have a place on the scale. */
typedef enum ChartState {
    CHART_PRESENT,
    CHART_MISSING,    /* not reported: a word, a broken line, no mark */
    CHART_SUPPRESSED, /* one form that tells nothing of the truth: hatch and word */
    CHART_NOT_APPLICABLE /* no denominator, pending: its word */
} ChartState;

/** One value as drawn. */
typedef struct ChartPoint {
    ChartState state;
    double value;        /* place on the scale; 0 unless present */
    double lower, upper; /* of an interval or range */
    bool has_interval;
    char *text;          /* printed beside it: "1,311" or "suppressed"; never NULL */
    char *interval_text; /* "(9.8 to 18.6)", or NULL */
} ChartPoint;

/** Values of one kind, one a category. */
typedef struct ChartSeries {
    char *name;         /* direct label; "" when there is only one */
    ChartPoint *points; /* one a category of the chart */
    size_t n_points;
    bool strong;        /* the total among its parts */
    ChartPoint target;  /* CHART_MULTIPLES: a line across its panel; state missing when there is none */
} ChartSeries;

/** One place on the category axis. */
typedef struct ChartCategory {
    char *name;  /* "Q3", "Antioquia" */
    char *group; /* drawn once under its members: "FY2026"; "" when none */
    char *code;  /* CHART_MAP: department; "" otherwise */
    ChartPoint target; /* CHART_BARS: its tick; state missing when there is none */
} ChartCategory;

/** A chart. */
typedef struct BlockChart {
    ChartKind kind;
    char *headline; /* the finding, in a sentence */
    char *subtitle; /* what is measured, for whom, when */
    char *note;     /* how to read it; "" when nothing */
    char *alt;      /* kind, subject, extremes or trend, target, gaps */
    char *unit;     /* over the value axis, "" when the subtitle says it */
    char *decimal_mark, *group_mark; /* of axis numbers in the report's language */
    int decimals;   /* of axis numbers */
    bool percent;   /* axis numbers carry a percent sign */
    bool compact;   /* drawn low, where many follow each other */
    double tolerance; /* CHART_DIVERGING: so much less than the middle is still as it should be */
    bool from_zero; /* the scale holds zero; bars always do */
    GPtrArray *categories; /* of ChartCategory* */
    GPtrArray *series;     /* of ChartSeries* */
    ChartPoint target, baseline; /* lines across; state missing when there is none; text is the line's label */
    int break_before; /* index of the first category under a new definition, -1 when none */
    char *break_text; /* "definition changed" */
} BlockChart;

/** A chart of a kind without categories. Owner: caller, block_chart_free(). */
BlockChart *block_chart_new(ChartKind kind, const char *headline, const char *subtitle);
/** Free; NULL is allowed. */
void block_chart_free(BlockChart *chart);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BlockChart, block_chart_free)

/** Append a category; all categories come before the first series. Owner: the chart. */
ChartCategory *block_chart_add_category(BlockChart *chart, const char *name, const char *group, const char *code);

/** Append a series whose points are all missing, to fill in with chart_point_set(). Owner: the chart. */
ChartSeries *block_chart_add_series(BlockChart *chart, const char *name);

/** Set headline, subtitle, note, alt, unit or a mark of a chart; the words are copied, NULL makes "". */
void block_chart_set(char **member, const char *words);

/** Set a point; the text is copied, an interval is taken away. */
void chart_point_set(ChartPoint *point, ChartState state, double value, const char *text);
void chart_point_set_interval(ChartPoint *point, double lower, double upper, const char *text);

/** Free the texts of a point and leave none. */
void chart_point_clear(ChartPoint *point);

/** "bars", "line" ... for the dump. Owner: static. */
const char *chart_kind_name(ChartKind kind);
/** "present", "missing" ... for the dump. Owner: static. */
const char *chart_state_name(ChartState state);

#endif

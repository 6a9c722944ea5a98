/* SPDX-License-Identifier: Apache-2.0 */
/* Samples of one round of the study, drawn from populations whose size is known: plugins/norc/README.md lists the truth. */
#include "tools/synthesize/story_norc.h"

enum { ANSWERING = 0x45, SURVEYED, RESPONDENT, CAPTURED };
enum { SEEDS = 8, CHAINS = 600, NETWORK_UNITS = 60, IN_UNIT = 25, STRATA = 8, UNITS = 6, IN_SURVEY_UNIT = 40, LISTS = 5 };
enum { PER_MILLION = 1000000 };

const NorcTruth NORC_TRUTH[4] = {
    {"T1", "RDS2", 26000, 7800, 12, 17},
    {"T2", "NSUM", 50000000, 5600, 10, 17},
    {"T3", "MSE", 0, 9000, 6, 17},
    {"T4", "SURVEY", 150000, 4500, 10, 17},
};

static bool
happens(Chance *chance, int64_t per_million)
{
    return chance_between(chance, 0, PER_MILLION - 1) < per_million;
}

/* How many of a scale draw of n at per_million each: chances this small give a count by repeated trials of a thousandth. */
static int
count_known(Chance *chance, int64_t expected_micro)
{
    int known = 0;
    for (int trial = 0; trial < 100; trial++)
        known += happens(chance, expected_micro / 100);
    return known;
}

int64_t
story_norc_scaled(const Story *story, int64_t n)
{
    return MAX(2, n * MIN(story->rows, 10000) / 10000);
}

/* Chains of two kinds of people; each names a recruit of the own kind a little more often than chance would. Degrees differ
 * by kind, and people are recruited in proportion to theirs, which is what RDS-II undoes. */
void
story_norc_links(const Story *story, Sheet *sheet, uint64_t study)
{
    int64_t n = story_norc_scaled(story, CHAINS);
    g_autofree bool *victim = g_new0(bool, (gsize)n);
    g_autofree int *wave = g_new0(int, (gsize)n);
    for (int64_t i = 0; i < n; i++) {
        Chance chance = chance_of(story->seed, RESPONDENT, (uint64_t)i);
        int64_t recruiter = i < SEEDS ? -1 : (i - SEEDS) / 2; /* two coupons each */
        /* Of all ties, victims hold 0.3 x 12 of 0.3 x 12 + 0.7 x 18 = 0.2222; ties within the own kind are 1.2 times chance. */
        bool own = recruiter >= 0 && chance_in(&chance, 200);
        victim[i] = own ? victim[recruiter] : happens(&chance, 222222);
        wave[i] = recruiter < 0 ? 0 : wave[recruiter] + 1;
        story_id(story, sheet, RESPONDENT, (uint64_t)i);
        story_id(story, sheet, STORY_NORC_STUDY, study);
        if (recruiter < 0)
            sheet_text(sheet, "");
        else
            story_id(story, sheet, RESPONDENT, (uint64_t)recruiter);
        sheet_number(sheet, wave[i]);
        /* A recruited person of a kind has the harmonic mean 12 or 18: every second one m - m/3, the other m + m. */
        sheet_number(sheet, chance_in(&chance, 500) ? (victim[i] ? 8 : 12) : (victim[i] ? 24 : 36));
        sheet_bool(sheet, victim[i]);
        sheet_end(sheet);
    }
}

/* Everybody of a closed population may stand on each of five lists; whoever is on the police's is likelier on the
 * family welfare institute's too. */
void
story_norc_captures(const Story *story, Sheet *sheet, uint64_t study)
{
    static const char *const CODES[LISTS] = {"POLICE", "ICBF", "NGO", "SCHOOL", "HEALTH"};
    static const int PER_MILLE[LISTS] = {40, 35, 45, 30, 25};
    int64_t n = story_norc_scaled(story, NORC_TRUTH[2].truth);
    for (int64_t person = 0; person < n; person++) {
        Chance chance = chance_of(story->seed, CAPTURED, (uint64_t)person);
        bool by_police = false;
        for (int list = 0; list < LISTS; list++) {
            bool on = chance_in(&chance, list == 1 && by_police ? 4 * PER_MILLE[list] : PER_MILLE[list]);
            by_police = by_police || (list == 0 && on);
            if (!on)
                continue;
            story_id(story, sheet, CAPTURED, (uint64_t)person);
            story_id(story, sheet, STORY_NORC_STUDY, study);
            sheet_text(sheet, CODES[list]);
            sheet_end(sheet);
        }
    }
}

/* Adults by municipality: of a degree of 100 to 500 they know each group as its share of the population says. */
void
story_norc_network(const Story *story, Sheet *sheet, uint64_t study)
{
    static const int64_t GROUPS[] = {320000, 70000, 170000, 220000, 500000};
    int64_t n = story_norc_scaled(story, NETWORK_UNITS * IN_UNIT);
    for (int64_t i = 0; i < n; i++) {
        Chance chance = chance_of(story->seed, ANSWERING, (uint64_t)i);
        int64_t degree = chance_between(&chance, 100, 500), unit = i / IN_UNIT;
        story_id(story, sheet, ANSWERING, (uint64_t)i);
        story_id(story, sheet, STORY_NORC_STUDY, study);
        sheet_number(sheet, unit);
        sheet_number(sheet, 400 + unit % 5 * 100);
        for (size_t g = 0; g < G_N_ELEMENTS(GROUPS); g++)
            sheet_number(sheet, count_known(&chance, degree * GROUPS[g] / (NORC_TRUTH[1].frame / PER_MILLION)));
        sheet_number(sheet, count_known(&chance, degree * NORC_TRUTH[1].truth / (NORC_TRUTH[1].frame / PER_MILLION)));
        sheet_end(sheet);
    }
}

/* Homes in communities of eight strata; the share of victims is 30 in a thousand on the average of the weights. */
void
story_norc_survey(const Story *story, Sheet *sheet, uint64_t study)
{
    int64_t n = story_norc_scaled(story, STRATA * UNITS * IN_SURVEY_UNIT), in_stratum = MAX(1, n / STRATA);
    int64_t in_unit = MAX(1, in_stratum / UNITS);
    for (int64_t i = 0; i < n; i++) {
        Chance chance = chance_of(story->seed, SURVEYED, (uint64_t)i);
        int64_t stratum = MIN(STRATA - 1, i / in_stratum);
        story_id(story, sheet, SURVEYED, (uint64_t)i);
        story_id(story, sheet, STORY_NORC_STUDY, study);
        sheet_number(sheet, stratum);
        sheet_number(sheet, stratum * 100 + i % in_stratum / in_unit);
        sheet_number(sheet, stratum % 2 ? 90 : 60);
        sheet_bool(sheet, happens(&chance, stratum % 2 ? 36000 : 21000)); /* (90 x 36 + 60 x 21) / 150 = 30 */
        sheet_end(sheet);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "tools/synthesize/weights.h"

#include <string.h>

#define END {NULL, 0}

const Weight WEIGHTS_SEX_CHILD[] = {{"F", 690}, {"M", 240}, {"O", 12}, {"U", 58}, END};
const Weight WEIGHTS_SEX_RECRUITED[] = {{"F", 390}, {"M", 560}, {"O", 10}, {"U", 40}, END};
const Weight WEIGHTS_SEX_ADULT[] = {{"F", 560}, {"M", 400}, {"O", 12}, {"U", 28}, END};
const Weight WEIGHTS_SEX_DEFENDANT[] = {{"F", 260}, {"M", 660}, {"O", 10}, {"U", 70}, END};
const Weight WEIGHTS_AGE_BAND[] = {{"0-5", 45}, {"6-11", 165}, {"12-13", 230}, {"14-17", 470}, {"U", 90}, END};
const Weight WEIGHTS_TYPE[] = {{"T1", 360}, {"T2", 240}, {"T3", 170}, {"T4", 150}, {"T9", 80}, END};
const Weight WEIGHTS_DEPT[] = {
    {"11", 170}, {"05", 140}, {"76", 90}, {"13", 85}, {"54", 60}, {"08", 50}, {"68", 35}, {"25", 34}, {"47", 32},
    {"66", 30},  {"17", 26},  {"23", 24}, {"19", 24}, {"52", 22}, {"41", 18}, {"73", 17}, {"50", 16}, {"20", 14},
    {"44", 14},  {"63", 12},  {"15", 11}, {"70", 10}, {"27", 9},  {"18", 7},  {"81", 7},  {"86", 6},  {"85", 5},
    {"95", 4},   {"88", 4},   {"91", 3},  {"99", 3},  {"97", 2},  {"94", 2},  {"98", 12}, {"UU", 60}, END};
const Weight WEIGHTS_DEPT_RISK[] = {
    {"19", 190}, {"52", 120}, {"27", 90}, {"54", 85}, {"76", 70}, {"81", 60}, {"86", 55}, {"18", 50}, {"95", 45},
    {"05", 45},  {"50", 30},  {"23", 24}, {"13", 18}, {"99", 14}, {"41", 14}, {"91", 12}, {"94", 10}, {"97", 10},
    {"73", 8},   {"20", 8},   {"44", 7},  {"68", 6},  {"70", 5},  {"85", 5},  {"11", 5},  {"47", 4},  {"25", 3},
    {"08", 3},   {"66", 3},   {"17", 3},  {"15", 2},  {"63", 2},  {"88", 1},  {"98", 1},  {"UU", 45}, END};
const Weight WEIGHTS_ETHNICITY[] = {{"IND", 90}, {"ROM", 4}, {"RAI", 8}, {"PAL", 8}, {"AFR", 150}, {"NON", 560}, {"UNK", 180}, END};
const Weight WEIGHTS_ETHNICITY_RISK[] = {{"IND", 430}, {"ROM", 3}, {"RAI", 4}, {"PAL", 6}, {"AFR", 240}, {"NON", 220}, {"UNK", 97}, END};
const Weight WEIGHTS_NATIONALITY[] = {{"COL", 720}, {"VEN", 170}, {"OTH", 20}, {"UNK", 90}, END};
const Weight WEIGHTS_IDENTIFIED_BY[] = {{"POLICE", 190}, {"FGN", 120}, {"ICBF", 210}, {"COMISARIA", 110}, {"HEALTH", 80},
                                        {"SCHOOL", 60}, {"NGO", 130}, {"FAMILY", 50}, {"SELF", 20}, {"OTHER", 30}, END};
const Weight WEIGHTS_CASE_STATUS[] = {{"PRESUMED", 610}, {"CONFIRMED", 390}, END};
const Weight WEIGHTS_SERVICE[] = {{"HEALTH", 190}, {"PSYCHOSOCIAL", 280}, {"SHELTER", 110}, {"LEGAL", 120},
                                  {"EDUCATION", 120}, {"LIVELIHOOD", 30}, {"FAMILY", 110}, {"EMERGENCY", 40}, END};
const Weight WEIGHTS_REFERRAL_TO[] = {{"ICBF", 300}, {"HEALTH", 230}, {"LEGAL", 150}, {"EDUCATION", 110},
                                      {"SHELTER", 90}, {"NGO", 80}, {"OTHER", 40}, END};
const Weight WEIGHTS_RETRAFFICKED[] = {{"Y", 55}, {"N", 815}, {"U", 130}, END};
const Weight WEIGHTS_CARE_INSTITUTION[] = {{"NGO", 260}, {"ICBF", 250}, {"COMISARIA", 180}, {"HEALTH", 140}, {"EDUCATION", 120}, {"OTHER", 50}, END};
const Weight WEIGHTS_JUSTICE_ROLE[] = {{"JUDGE", 130}, {"PROSECUTOR", 250}, {"POLICE", 330}, {"DEFENDER", 110}, {"ICBF", 120}, {"OTHER", 60}, END};
const Weight WEIGHTS_JUSTICE_INSTITUTION[] = {{"FGN", 290}, {"RAMA", 160}, {"POLICIA", 320}, {"DEFENSORIA", 90}, {"ICBF", 100}, {"OTHER", 40}, END};
const Weight WEIGHTS_KIND[] = {{"LAW", 100}, {"POLICY", 250}, {"PROTOCOL", 430}, {"AGREEMENT", 220}, END};
const Weight WEIGHTS_SITE[] = {{"CTG", 220}, {"BOG", 260}, {"MED", 200}, {"CAL", 130}, {"CUC", 110}, {"NAC", 80}, END};
const Weight WEIGHTS_MODE[] = {{"CAPI", 620}, {"CATI", 260}, {"WEB", 120}, END};
const Weight WEIGHTS_RESULT[] = {{"I", 560}, {"P", 40}, {"R", 110}, {"NC", 120}, {"O", 30}, {"UH", 50}, {"UO", 30}, {"NE", 60}, END};
const Weight WEIGHTS_METHOD[] = {{"RDS2", 400}, {"NSUM", 250}, {"MSE2", 200}, {"SURVEY", 150}, END};
const Weight WEIGHTS_AWARD[] = {{"NORC", 80}, {"RENACER", 280}, {"ABA_ROLI", 210}, {"PADF", 270}, {"JOINT", 160}, END};
const Weight WEIGHTS_OBJECTIVE[] = {{"PROS", 190}, {"PROT", 290}, {"PREV", 260}, {"PART", 160}, {"RES", 100}, END};
const Weight WEIGHTS_CHANNEL[] = {{"SCHOOL", 400}, {"RADIO", 120}, {"SOCIAL", 130}, {"COMMUNITY", 280}, {"FAIR", 70}, END};
const Weight WEIGHTS_PREVENTION_ROLE[] = {{"TEACHER", 330}, {"LEADER", 190}, {"PARENT", 170}, {"OFFICIAL", 150}, {"YOUTH", 120}, {"OTHER", 40}, END};
const Weight WEIGHTS_EXIT_REASON[] = {{"COMPLETED", 610}, {"MOVED", 170}, {"LOST", 150}, {"OTHER", 70}, END};
const Weight WEIGHTS_ALERT_SOURCE[] = {{"DEFENSORIA", 300}, {"COMMUNITY", 420}, {"SCHOOL", 180}, {"OTHER", 100}, END};

const Weight WEIGHTS_LEGAL_FRAME[] = {{"A188A", 230}, {"A162", 140}, {"A213A", 200}, {"A217A", 120}, {"A218", 160}, {"OTH", 60}, {"UNK", 90}, END};
static const Weight FRAME_T1[] = {{"A188A", 250}, {"A213A", 340}, {"A217A", 230}, {"A218", 40}, {"OTH", 50}, {"UNK", 90}, END};
static const Weight FRAME_T2[] = {{"A188A", 150}, {"A213A", 120}, {"A218", 600}, {"OTH", 50}, {"UNK", 80}, END};
static const Weight FRAME_T3[] = {{"A188A", 580}, {"OTH", 260}, {"UNK", 160}, END};
static const Weight FRAME_T4[] = {{"A188A", 90}, {"A162", 740}, {"OTH", 60}, {"UNK", 110}, END};

const Weight *
weights_legal_frame(const char *type)
{
    static const Weight *const FRAMES[] = {FRAME_T1, FRAME_T2, FRAME_T3, FRAME_T4};
    return type[1] >= '1' && type[1] <= '4' ? FRAMES[type[1] - '1'] : WEIGHTS_LEGAL_FRAME;
}

void
weights_sentence(const char *legal_frame, int *low, int *high)
{
    static const struct {
        const char *frame;
        int low, high;
    } MONTHS[] = {{"A188A", 156, 276}, {"A162", 96, 180},  {"A213A", 168, 300},
                  {"A217A", 168, 300}, {"A218", 120, 240}, {"OTH", 24, 120}};
    *low = 36;
    *high = 180;
    for (size_t i = 0; i < sizeof MONTHS / sizeof *MONTHS; i++) {
        if (strcmp(MONTHS[i].frame, legal_frame) == 0) {
            *low = MONTHS[i].low;
            *high = MONTHS[i].high;
        }
    }
}

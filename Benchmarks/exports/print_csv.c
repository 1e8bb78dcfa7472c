/* Prints rows like those of the reference world R1 as CSV with one printf a row, the peer of our own
 * CSV export: the same columns and text, values made up beforehand. usage: print_csv ROWS */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct row {
    int64_t milliseconds;
    uint64_t high, low;
    uint32_t user;
    float latency, input, output, quality;
    unsigned char segment, device, arm, ok;
};

static uint64_t state = 7;

static uint64_t next(void) {
    uint64_t mixed = state += 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return mixed ^ (mixed >> 31);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

int main(int count, char **arguments) {
    const size_t rows = count > 1 ? strtoul(arguments[1], NULL, 10) : 1000000;
    static const char *segments[] = {"segment_0", "segment_1", "segment_2", "segment_3",
                                     "segment_4", "segment_5", "segment_6", "segment_7"};
    static const char *devices[] = {"mobile", "desktop", "tablet"};
    static const char *arms[] = {"canary", "control"};
    static const char *flags[] = {"false", "true"};
    struct row *table = malloc(rows * sizeof *table);
    FILE *file = fopen("/dev/null", "w");
    if (!table || !file || setvbuf(file, NULL, _IOFBF, 1 << 16)) return 1;
    for (size_t index = 0; index < rows; index++) {
        table[index] = (struct row){
            .milliseconds = (int64_t)index * 20, .high = next(), .low = next(),
            .user = next() % 200000, .latency = 100 + next() % 10000000 / 7919.0f,
            .input = next() % 2000, .output = next() % 900, .quality = next() % 100000 / 100003.0f,
            .segment = next() % 8, .device = next() % 3, .arm = next() % 2, .ok = next() % 2};
    }
    long bytes = 0;
    const double before = now();
    for (size_t index = 0; index < rows; index++) {
        const struct row *row = &table[index];
        const int64_t day = row->milliseconds % 86400000;
        bytes += fprintf(
            file,
            "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ,%016" PRIx64 "%016" PRIx64
            ",%" PRIu32 ",%s,%s,%s,%.9g,%.0f,%.0f,%.9g,%s\r\n",
            2031, 3, 14 + (int)(row->milliseconds / 86400000), (int)(day / 3600000),
            (int)(day / 60000 % 60), (int)(day / 1000 % 60), (int)(day % 1000), row->high, row->low,
            row->user, segments[row->segment], devices[row->device], arms[row->arm], row->latency,
            row->input, row->output, row->quality, flags[row->ok]);
    }
    fflush(file);
    const double seconds = now() - before;
    printf("printf in C, CSV: %zu rows in %.2f s = %.2f M rows/s, %.0f MB/s\n", rows, seconds,
           (double)rows / seconds / 1e6, (double)bytes / seconds / 1e6);
    fclose(file);
    free(table);
    return 0;
}

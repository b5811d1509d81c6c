/* The store as a file: killed, foreign, newer, read-only, full, damaged, in use. */
#define _GNU_SOURCE
#include "test_store_common.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/file.h"

enum { BATCH = 40 };

static char folder[64], path[96];

static int open_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "%s", make_folder());
    snprintf(path, sizeof path, "%s/s.entente", folder);
    return 0;
}

static int close_folder(void **state)
{
    (void)state;
    chmod(folder, 0755);
    remove_folder(folder);
    return 0;
}

static ent_store *open_store(ent_store_mode mode)
{
    ent_store *store;
    expect(ent_store_open(path, mode, "maker 1", &store, &err));
    return store;
}

/* One batch of documents with two events each. */
static bool write_batch(ent_store *store, unsigned batch, ent_error *err)
{
    bool ok = ent_store_begin(store, err);
    for (unsigned i = 0; i < BATCH && ok; i++) {
        char id[32], text[400];
        snprintf(id, sizeof id, "b%u-%u", batch, i);
        int n = snprintf(text, sizeof text, "Document %u of batch %u:", i, batch);
        for (unsigned w = 0; w < 40; w++)
            n += snprintf(text + n, sizeof text - (size_t)n, " w%u",
                (w * 31 + i * 17 + batch * 7) % 997);
        ent_document d = make_document(id, id, 100, text);
        ent_event events[] = { make_event(id, "CHN", ENT_MEETING, "RUS", "maker 1"),
            make_event(id, "CHN", ENT_AID, "RUS", "maker 1") };
        ent_events list = { .items = events, .count = 2 };
        ent_store_outcome outcome;
        ok = ent_store_add(store, &d, &list, false, &outcome, NULL, err);
    }
    return ok && ent_store_commit(store, err);
}

/* SQL on the file itself; the first column of the first row as a number. */
static int64_t sql(const char *statement)
{
    sqlite3 *db;
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, 5000);
    if (sqlite3_prepare_v2(db, statement, -1, &s, NULL))
        fail_msg("%s: %s", statement, sqlite3_errmsg(db));
    int64_t number = sqlite3_step(s) == SQLITE_ROW ? sqlite3_column_int64(s, 0) : 0;
    sqlite3_finalize(s);
    sqlite3_close(db);
    return number;
}

static void expect_sound(void)
{
    assert_int_equal(sql("SELECT count(*) FROM pragma_integrity_check"), 1);
    assert_int_equal(sql("SELECT integrity_check = 'ok' FROM pragma_integrity_check"), 1);
    assert_int_equal(sql("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

static void expect_one_file(void)
{
    DIR *d = opendir(folder);
    unsigned files = 0;
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d));) files += e->d_name[0] != '.';
    closedir(d);
    assert_int_equal(files, 1);
}

static void a_closed_store_is_one_file(void **state)
{
    (void)state;
    ent_store *s = open_store(ENT_STORE_WRITE);
    expect(write_batch(s, 0, &err));
    expect(ent_store_begin(s, &err)); /* left open: rolled back */
    add_document(s, make_document("lost", "lost", 100, "Lost."), false, NULL);
    ent_store_close(s);
    expect_one_file();
    assert_true(ent_store_is(path));
    assert_int_equal(sql("SELECT count(*) FROM documents"), BATCH);
    assert_int_equal(sql("SELECT count(*) FROM v_events"), 2 * BATCH);
    expect_sound();
}

/* Reading, and adding nothing new, leave the file as it was to the byte. */
static void opening_changes_nothing(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    char *before, *after;
    size_t length, now;
    ent_store_close(open_store(ENT_STORE_WRITE));
    expect(ent_file_read(&a, path, SIZE_MAX, &before, &length, &err));
    ent_store_close(open_store(ENT_STORE_WRITE));
    ent_store_close(open_store(ENT_STORE_READ));
    expect(ent_file_read(&a, path, SIZE_MAX, &after, &now, &err));
    assert_int_equal(length, now);
    assert_memory_equal(before, after, length);
    ent_arena_free(&a);
}

/* Writes batch after batch, and a byte to `report` after each, until killed. */
static void write_until_killed(unsigned turn, int report)
{
    ent_store *s;
    ent_error err;
    if (!ent_store_open(path, ENT_STORE_WRITE, "maker 1", &s, &err)) _exit(9);
    for (unsigned batch = 0;; batch++)
        if (!write_batch(s, turn * 10000 + batch, &err) || write(report, "", 1) != 1)
            _exit(8);
}

/* Kills a writer after some microseconds, counted from its first batch or (`early`) from
 * its start; returns how many batches it had reported. */
static size_t kill_writer(unsigned turn, bool early, unsigned delay)
{
    int report[2], status;
    char bytes[4096];
    size_t batches = 0;
    assert_int_equal(pipe(report), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) write_until_killed(turn, report[1]);
    close(report[1]);
    if (!early) batches += read(report[0], bytes, 1) == 1;
    usleep(delay);
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status));
    for (ssize_t n; (n = read(report[0], bytes, sizeof bytes)) > 0;) batches += (size_t)n;
    close(report[0]);
    return batches;
}

/* What the writer had committed is there, whole, and nothing of what it had not. */
static void a_kill_at_any_moment_leaves_a_valid_store(void **state)
{
    (void)state;
    uint64_t seed = 42;
    unsigned torn = 0;
    size_t batches = 0;
    char journal[112];
    snprintf(journal, sizeof journal, "%s-journal", path);
    for (unsigned turn = 0; turn < 20; turn++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        if (turn < 4) remove(path); /* killed while it is made */
        if (turn < 4) batches = 0;
        batches += kill_writer(turn, turn < 4, (unsigned)(seed >> 33) % 20000);
        torn += access(journal, F_OK) == 0;

        ent_store *s; /* every second time by a reader, who must repair as well */
        ent_store_mode mode = turn % 2 ? ENT_STORE_READ : ENT_STORE_WRITE;
        ent_error why = { 0 };
        if (!ent_store_open(path, mode, "maker 1", &s, &why)) {
            assert_true(mode == ENT_STORE_READ && batches == 0);
            assert_non_null(strstr(why.message, "file")); /* none, or an empty one */
            continue;
        }
        ent_arena a = { 0 };
        ent_collection c;
        expect(ent_store_load(s, &a, &c, &err));
        assert_int_equal(c.document_count % BATCH, 0);
        assert_true(c.document_count / BATCH >= batches);
        assert_true(c.document_count / BATCH <= batches + 1); /* it had no time to say */
        assert_int_equal(c.events.count, c.document_count * 2);
        batches = c.document_count / BATCH;
        ent_arena_free(&a);
        ent_store_close(s);
        expect_sound();
        ent_store_close(open_store(ENT_STORE_WRITE)); /* clears a reader's dead journal */
        expect_one_file();
    }
    assert_true(torn > 0); /* some kill came in the middle of a batch */
}

/* Runs `check` as a user whom permissions bind; its faults fail the test. */
static void as_nobody(void (*check)(void))
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (geteuid() == 0 && (setgid(65534) || setuid(65534))) _exit(7);
        check();
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

/* A child changes the file and ends as if killed: the journal must be rolled back. */
static void leave_hot_journal(const char *changes)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        sqlite3 *db;
        bool ok = sqlite3_open(path, &db) == SQLITE_OK
                  && !sqlite3_exec(
                      db, "PRAGMA cache_size = 1; BEGIN IMMEDIATE", NULL, NULL, NULL)
                  && !sqlite3_exec(db, changes, NULL, NULL, NULL);
        if (ok) raise(SIGKILL);
        _exit(1);
    }
    int status;
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status));
    char journal[112];
    struct stat about;
    snprintf(journal, sizeof journal, "%s-journal", path);
    assert_int_equal(stat(journal, &about), 0);
    assert_true(about.st_size >= 512);
    assert_int_equal(stat(path, &about), 0);
    assert_true(about.st_size > 0);
}

/* Killed while the store was made: it can be made again. */
static void a_half_made_store_is_made_again(void **state)
{
    (void)state;
    static const char changes[] =
        "CREATE TABLE t(x); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
        " FROM n WHERE i < 100) INSERT INTO t SELECT hex(zeroblob(900)) FROM n";
    ent_store *s;
    leave_hot_journal(changes);
    expect_fault(ent_store_open(path, ENT_STORE_READ, "m", &s, &err), ENT_MALFORMED,
        "s.entente: an empty file, not an Entente store");
    remove(path);
    leave_hot_journal(changes);
    s = open_store(ENT_STORE_WRITE);
    expect(write_batch(s, 0, &err));
    ent_store_close(s);
    expect_sound();
    expect_one_file();
}

static void refuse_what_cannot_be_repaired(void)
{
    ent_store *s;
    ent_error err = { 0 };
    if (ent_store_open(path, ENT_STORE_READ, "m", &s, &err)) _exit(1);
    if (!strstr(err.message, "its last writing was interrupted")) _exit(2);
}

static void what_was_interrupted_is_undone(void **state)
{
    (void)state;
    static char *before; /* static, so that no forked child seems to lose it */
    ent_store *s = open_store(ENT_STORE_WRITE);
    expect(write_batch(s, 0, &err));
    before = dump(s);
    ent_store_close(s);
    for (int mode = ENT_STORE_READ; mode <= ENT_STORE_WRITE; mode++) {
        leave_hot_journal("UPDATE documents SET title = hex(zeroblob(900));"
                          "UPDATE events SET place = hex(zeroblob(900))");
        chmod(folder, 0555);
        as_nobody(refuse_what_cannot_be_repaired);
        chmod(folder, 0755);
        s = open_store((ent_store_mode)mode);
        char *after = dump(s);
        assert_string_equal(after, before);
        free(after);
        ent_store_close(s);
        expect_one_file();
        expect_sound();
    }
    free(before);
}

static void other_files_are_left_alone(void **state)
{
    (void)state;
    static const char text[] = "Just an article, longer than sixteen bytes.";
    ent_store *s;
    expect(ent_file_write(path, text, sizeof text - 1, &err));
    assert_false(ent_store_is(path));
    for (int mode = ENT_STORE_READ; mode <= ENT_STORE_WRITE; mode++)
        expect_fault(ent_store_open(path, (ent_store_mode)mode, "m", &s, &err),
            ENT_MALFORMED, "s.entente: not an Entente store, nor any other SQLite file");

    remove(path);
    sql("CREATE TABLE meta(key, value)");
    assert_true(ent_store_is(path));
    for (int mode = ENT_STORE_READ; mode <= ENT_STORE_WRITE; mode++)
        expect_fault(ent_store_open(path, (ent_store_mode)mode, "m", &s, &err),
            ENT_MALFORMED, "s.entente: an SQLite file but not an Entente store");
    assert_int_equal(sql("SELECT count(*) FROM sqlite_schema"), 1);

    remove(path);
    expect_fault(ent_store_open(path, ENT_STORE_READ, "m", &s, &err), ENT_NOT_FOUND,
        "s.entente: no such file");
    assert_int_equal(access(path, F_OK), -1);
    expect_fault(
        ent_store_open(folder, ENT_STORE_WRITE, "m", &s, &err), ENT_IO, "Is a directory");
    expect_fault(ent_store_open("/nowhere/s.entente", ENT_STORE_WRITE, "m", &s, &err),
        ENT_IO, "/nowhere/s.entente: cannot be opened: No such file");
    expect_fault(
        ent_store_open("/dev/full", ENT_STORE_WRITE, "m", &s, &err), ENT_MALFORMED, "");
}

static void an_empty_file_becomes_a_store(void **state)
{
    (void)state;
    ent_store *s;
    expect(ent_file_write(path, "", 0, &err));
    expect_fault(ent_store_open(path, ENT_STORE_READ, "m", &s, &err), ENT_MALFORMED,
        "s.entente: an empty file, not an Entente store");
    s = open_store(ENT_STORE_WRITE);
    expect(write_batch(s, 0, &err));
    ent_store_close(s);
    assert_true(ent_store_is(path));
}

static void newer_stores_are_refused(void **state)
{
    (void)state;
    static const char *const changes[] = { "PRAGMA user_version = 6",
        "UPDATE meta SET value = '6' WHERE key = 'format'" };
    for (size_t i = 0; i < COUNT(changes); i++) {
        remove(path);
        ent_store_close(open_store(ENT_STORE_WRITE));
        sql(changes[i]);
        ent_store *s;
        for (int mode = ENT_STORE_READ; mode <= ENT_STORE_WRITE; mode++)
            expect_fault(ent_store_open(path, (ent_store_mode)mode, "m", &s, &err),
                ENT_MALFORMED,
                "s.entente: made by a newer version (format 6, this program reads up to "
                "5)");
    }
}

static void read_only_and_not_write(void)
{
    ent_store *s;
    ent_error err = { 0 };
    ent_arena a = { 0 };
    ent_collection c;
    if (!ent_store_open(path, ENT_STORE_READ, "m", &s, &err)) _exit(1);
    if (!ent_store_load(s, &a, &c, &err) || c.document_count != BATCH) _exit(2);
    ent_document d = make_document("x", "x", 1, "x");
    if (ent_store_add_head(s, &d, &err) || !strstr(err.message, "reading only")) _exit(3);
    ent_store_close(s);
    ent_arena_free(&a);
    if (ent_store_open(path, ENT_STORE_WRITE, "m", &s, &err)) _exit(4);
    if (!strstr(err.message, "read-only") && !strstr(err.message, "cannot be")) _exit(5);
}

static void read_only_places_can_be_read(void **state)
{
    (void)state;
    ent_store *s = open_store(ENT_STORE_WRITE);
    expect(write_batch(s, 0, &err));
    ent_store_close(s);

    chmod(folder, 0777); /* a read-only file */
    chmod(path, 0444);
    as_nobody(read_only_and_not_write);
    chmod(folder, 0555); /* in a read-only folder */
    as_nobody(read_only_and_not_write);
    chmod(path, 0666); /* the folder alone: no place for a journal */
    as_nobody(read_only_and_not_write);
    chmod(folder, 0755);
    expect_one_file();
}

/* In a child, files may not grow beyond a limit, as on a full disk. */
static void a_full_disk_keeps_what_was_committed(void **state)
{
    (void)state;
    ent_store *s = open_store(ENT_STORE_WRITE);
    expect(write_batch(s, 0, &err));
    ent_store_close(s);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct stat about;
        ent_error err = { 0 };
        if (stat(path, &about)) _exit(1);
        rlim_t limit = (rlim_t)about.st_size + 20000;
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){ limit, limit });
        if (!ent_store_open(path, ENT_STORE_WRITE, "maker 1", &s, &err)) _exit(2);
        for (unsigned batch = 1; batch < 50; batch++)
            if (!write_batch(s, batch, &err)) break;
        if (err.code != ENT_IO) _exit(3);
        if (!strstr(err.message, "cannot be") || !strstr(err.message, "s.entente"))
            _exit(4);
        ent_store_close(s);
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    expect_one_file();
    expect_sound();
    int64_t documents = sql("SELECT count(*) FROM documents");
    assert_true(documents >= BATCH && documents % BATCH == 0);
}

static void damage_is_named(void **state)
{
    (void)state;
    ent_store *s = open_store(ENT_STORE_WRITE);
    for (unsigned i = 0; i < 3; i++) expect(write_batch(s, i, &err));
    ent_store_close(s);
    int64_t size = sql("PRAGMA page_count") * sql("PRAGMA page_size");
    FILE *f = fopen(path, "r+b");
    assert_non_null(f);
    char noise[4096];
    memset(noise, 0xA5, sizeof noise);
    for (int64_t at = 8192; at + 4096 <= size; at += 4096) { /* the schema survives */
        fseek(f, (long)at, SEEK_SET);
        fwrite(noise, 1, sizeof noise, f);
    }
    fclose(f);
    ent_error why = { 0 };
    ent_arena a = { 0 };
    ent_collection c;
    bool ok = ent_store_open(path, ENT_STORE_READ, "m", &s, &why);
    if (ok) {
        ok = ent_store_load(s, &a, &c, &why);
        ent_store_close(s);
    }
    assert_false(ok);
    assert_int_equal(why.code, ENT_MALFORMED);
    assert_non_null(strstr(why.message, "s.entente: damaged"));
    ent_arena_free(&a);
}

/* Rows that SQLite allows but no program of ours writes are no crash. */
static void strange_rows_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *change, *want;
    } cases[] = {
        { "UPDATE events SET relation = 'love'", "an unknown relation or status" },
        { "UPDATE events SET status = 'sure'", "an unknown relation or status" },
        { "UPDATE events SET date_from = 1", "an unknown relation or status" },
        { "UPDATE events SET document = 99999", "no document" },
        { "UPDATE events SET source = -1", "no such actor" },
        { "UPDATE events SET attribution = 99999", "no such actor" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        remove(path);
        ent_store *s = open_store(ENT_STORE_WRITE);
        add_document(s, make_document("a", "a", 100, "A text."), false, NULL);
        ent_store_close(s);
        sql(cases[i].change);
        ent_arena a = { 0 };
        ent_collection c;
        s = open_store(ENT_STORE_READ);
        expect_fault(ent_store_load(s, &a, &c, &err), ENT_MALFORMED, cases[i].want);
        ent_store_close(s);
        ent_arena_free(&a);
    }
    remove(path); /* values out of range are brought into it */
    ent_store *s = open_store(ENT_STORE_WRITE);
    add_document(s, make_document("a", "a", 100, "A text."), false, NULL);
    ent_store_close(s);
    sql("UPDATE events SET date = 1e15, intensity = 99e6, confidence = -1, reports = -5");
    s = open_store(ENT_STORE_READ);
    ent_arena a = { 0 };
    ent_collection c;
    expect(ent_store_load(s, &a, &c, &err));
    assert_int_equal(c.events.items[0].date, ENT_NO_DATE);
    assert_int_equal(c.events.items[0].intensity, 10 * ENT_ONE);
    assert_int_equal(c.events.items[0].confidence, 0);
    ent_arena_free(&a);
    ent_store_close(s);
}

static void a_store_in_use_is_named(void **state)
{
    (void)state;
    ent_store_close(open_store(ENT_STORE_WRITE));
    sqlite3 *other;
    assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    ent_store *s;
    expect_fault(ent_store_open(path, ENT_STORE_WRITE, "m", &s, &err), ENT_IO,
        "s.entente: in use by another program");
    sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_close(other);
    ent_store_close(open_store(ENT_STORE_WRITE));
}

static void views_can_be_asked(void **state)
{
    (void)state;
    ent_store *s = open_store(ENT_STORE_WRITE);
    ent_document d = make_document("a", "a.txt", 19000, "A text.");
    ent_event events[] = {
        make_event("a", "CHN", ENT_MEETING, "RUS", "m"),
        make_event("a", "CHN", ENT_MEETING, "RUS", "m"),
        make_event("a", "RUS", ENT_AID, "CHN", "m"),
        make_event("a", "RUS", ENT_AID, "RUS", "m"), /* of one country */
        make_event("a", NULL, ENT_AID, "RUS", "m"),
    };
    events[1].status = ENT_PLANNED;
    events[1].date = events[1].date_to = ENT_NO_DATE;
    events[1].reports = 3;
    events[3].source.id = "moscow";
    events[4].source.name = "Somebody";
    ent_events list = { .items = events, .count = COUNT(events) };
    ent_store_outcome outcome;
    expect(ent_store_add(s, &d, &list, false, &outcome, NULL, &err));
    ent_store_close(s);

    static const struct {
        const char *question;
        int64_t answer;
    } cases[] = {
        { "SELECT count(*) FROM v_events", 5 },
        { "SELECT count(*) FROM v_events WHERE date = '2022-01-08'", 4 },
        { "SELECT count(*) FROM v_events WHERE date IS NULL AND status = 'planned'", 1 },
        { "SELECT count(*) FROM v_events WHERE plover = 'CONSULT' AND cameo = '040'", 2 },
        { "SELECT count(*) FROM v_events WHERE source_code IS NULL", 1 },
        { "SELECT count(*) FROM v_events WHERE intensity = 1.0 AND confidence = 0.9", 5 },
        { "SELECT count(*) FROM v_events WHERE sentence = 'They met.'"
          " AND publisher = 'Post' AND story = 'a' AND producer = 'm'",
            5 },
        { "SELECT count(*) FROM v_edges", 2 },
        { "SELECT events * 100 + actual * 10 + planned FROM v_edges"
          " WHERE relation = 'meeting' AND direction = 'both'",
            211 },
        { "SELECT reports FROM v_edges WHERE relation = 'meeting'", 4 },
        { "SELECT count(*) FROM v_edges WHERE source_code = 'RUS'"
          " AND target_code = 'CHN' AND first = '2022-01-08'",
            1 },
        { "SELECT count(*) FROM v_tallies", 3 },
        { "SELECT reports FROM v_tallies WHERE day = 'undated'", 3 },
        { "SELECT intensity_sum = 1.0 FROM v_tallies WHERE day = '2022-01-08'"
          " AND relation = 'aid'",
            1 },
        { "SELECT events FROM v_documents WHERE doc = 'a' AND date = '2022-01-08'"
          " AND has_text AND producer = 'maker 1'",
            5 },
        { "SELECT count(*) FROM v_texts WHERE text = 'A text.'", 1 },
        { "SELECT count(*) FROM v_evidence WHERE begin = 5 AND \"trigger\" = 'met'", 5 },
        { "SELECT count(*) FROM relations WHERE sign = -1", 8 },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (sql(cases[i].question) != cases[i].answer)
            fail_msg("%s: %lld", cases[i].question, (long long)sql(cases[i].question));
}

/* Every question that docs/formats.md asks in SQL has an answer, and names no column that
 * is not there. */
static void documented_questions_can_be_asked(void **state)
{
    (void)state;
    ent_arena a = { 0 };
    char *page;
    size_t length, questions = 0;
    expect(ent_file_read(
        &a, ENTENTE_SOURCE "/docs/formats.md", 1 << 20, &page, &length, &err));
    ent_store_close(open_store(ENT_STORE_WRITE));
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    for (char *at = page; (at = strstr(at, "```sql\n")) != NULL;) {
        char *end = strstr(at += 7, "```");
        assert_non_null(end);
        *end = '\0';
        for (const char *rest = at; *rest;) {
            sqlite3_stmt *s;
            if (sqlite3_prepare_v2(db, rest, -1, &s, &rest))
                fail_msg("%s", sqlite3_errmsg(db));
            if (s) assert_int_equal(sqlite3_step(s), SQLITE_DONE);
            questions += s != NULL;
            sqlite3_finalize(s);
        }
        at = end + 1;
    }
    assert_int_equal(questions, 6);
    sqlite3_close(db);
    ent_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            a_closed_store_is_one_file, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(
            opening_changes_nothing, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(
            a_kill_at_any_moment_leaves_a_valid_store, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(
            a_half_made_store_is_made_again, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(
            what_was_interrupted_is_undone, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(
            other_files_are_left_alone, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(
            an_empty_file_becomes_a_store, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(
            newer_stores_are_refused, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(
            read_only_places_can_be_read, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(
            a_full_disk_keeps_what_was_committed, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(damage_is_named, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(
            strange_rows_are_named, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(
            a_store_in_use_is_named, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(views_can_be_asked, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(
            documented_questions_can_be_asked, open_folder, close_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

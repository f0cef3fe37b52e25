-- step 0001-meetings
create table "meeting" ("id" text primary key, "agreement_id" text not null, "committee_id" text not null, "on_date" text not null, "at_time" text not null, "place" text, "state" text not null, "version" integer not null, "planned_by" text not null, "recorded_at" text not null, "ends_at" text, "joint_with" text);
create index "meeting_by_agreement" on "meeting" ("agreement_id", "on_date");
create index "meeting_by_day" on "meeting" ("on_date");
create table "poll" ("id" text primary key, "agreement_id" text not null, "committee_id" text not null, "slots" text not null, "asked" text not null, "state" text not null, "version" integer not null, "opened_by" text not null, "opened_at" text not null);
create table "vote" ("poll_id" text not null, "person_id" text not null, "choices" text not null, "voted_at" text not null, constraint "vote_pk" primary key ("poll_id", "person_id"));
create table "invitation" ("meeting_id" text not null, "person_id" text not null, "offices" text not null, "version" integer not null, "invited_at" text not null, "position" integer not null, constraint "invitation_pk" primary key ("meeting_id", "person_id"));
create table "response" ("meeting_id" text not null, "person_id" text not null, "answer" text not null, "deputy" text, "on_date" text not null, "at_time" text not null, "answered_by" text not null, "answered_at" text not null, constraint "response_pk" primary key ("meeting_id", "person_id"));
create table "access_need" ("meeting_id" text not null, "person_id" text not null, "need" text not null, constraint "access_need_pk" primary key ("meeting_id", "person_id", "need"));
create table "agenda_item" ("id" text primary key, "meeting_id" text not null, "place" integer not null, "title" text not null, "kind" text not null, "minutes" integer, "state" text not null, "reason" text, "proposed_by" text not null, "proposed_at" text not null, "late" integer not null, "version" integer not null, "presenter" text, "paper" text);
create index "agenda_item_by_meeting" on "agenda_item" ("meeting_id");
create table "agenda_copy" ("meeting_id" text not null, "number" integer not null, "lines" text not null, "sent_at" text not null, constraint "agenda_copy_pk" primary key ("meeting_id", "number"));
create table "minutes_line" ("id" text primary key, "meeting_id" text not null, "number" integer not null, "item" text not null, "item_title" text not null, "kind" text not null, "text" text not null, "vote" text, "responsible" text, "due_on" text, "due_words" text, "written_by" text not null, "written_at" text not null, "replaced_by" text, constraint "minutes_line_number" unique ("meeting_id", "number"));
create index "minutes_line_by_kind" on "minutes_line" ("kind");
create table "minutes_version" ("meeting_id" text not null, "number" integer not null, "state" text not null, "lines" text not null, "hash" text not null, "frozen_by" text not null, "frozen_at" text not null, constraint "minutes_version_key" primary key ("meeting_id", "number"));
create table "task_done" ("line_id" text primary key, "done_on" text not null, "remark" text not null);
-- step 0002-people
create table "person" ("id" text primary key, "name" text not null, "mail" text, "service_url" text, "conversation_id" text);
create table "holding" ("office_id" text not null, "person_id" text not null, "held_as" text not null, "from_date" text not null, "until_date" text, "agreement_id" text not null, constraint "holding_pk" primary key ("office_id", "person_id", "held_as", "from_date"));
create index "holding_by_person" on "holding" ("person_id");
create index "holding_by_agreement" on "holding" ("agreement_id");
create table "absence" ("person_id" text primary key, "from_date" text not null, "until_date" text not null, "recorded_at" text not null);
create table "weekly_digest" ("person_id" text primary key, "since_at" text not null);
create table "body_channel" ("conversation_id" text primary key, "service_url" text not null, "agreement_id" text not null, "committee_id" text not null, constraint "one_channel_a_body" unique ("agreement_id", "committee_id"));
-- step 0003-duties
create table "fulfilment" ("id" text not null unique, "agreement_id" text not null, "duty_id" text not null, "year" integer not null, "partner_id" text not null, "done_on" text not null, "number" integer, "remark" text, "recorded_by" text not null, "recorded_at" text not null, constraint "fulfilment_pk" primary key ("agreement_id", "duty_id", "year", "partner_id"));
create table "duty_note" ("id" text primary key, "agreement_id" text not null, "duty_id" text not null, "year" integer not null, "kind" text not null, "until_date" text, "words" text, "by_person" text not null, "at" text not null);
create index "duty_note_by_agreement" on "duty_note" ("agreement_id", "year");
create table "preset_change" ("agreement_id" text not null, "subject" text not null, "value" text not null, "decided_at" text not null, constraint "preset_change_pk" primary key ("agreement_id", "subject"));
-- step 0004-letters
create table "outbox" ("key" text primary key, "kind" text not null, "cause" text not null, "recipient" text not null, "payload" text not null, "not_before" text not null, "expires_at" text, "state" text not null, "ambiguous" integer not null, "attempts" integer not null, "way" integer not null, "claimed_at" text, "ended_at" text, "ref" text, "trouble" text, "tried_since" text, "plan_of" text, "job" text);
create index "outbox_due" on "outbox" ("state", "not_before");
create index "outbox_by_cause" on "outbox" ("cause", "state");
create index "outbox_by_plan" on "outbox" ("plan_of", "not_before");
create index "outbox_tried" on "outbox" ("tried_since") where "tried_since" is not null;
create unique index "outbox_by_job" on "outbox" ("job") where "job" is not null;
create table "planned" ("what" text primary key, "through" text not null);
create table "signed_link" ("hash" text primary key, "purpose" text not null, "person_id" text not null, "about" text not null, "expires_at" text not null);
create index "signed_link_by_person" on "signed_link" ("person_id");
-- step 0005-audit
create table "audit" ("seq" integer primary key, "id" text not null unique, "at" text not null, "by_person" text not null, "deed" text not null, "thing" text not null, "before" text, "after" text, "hash" text not null);
create index "audit_by_person" on "audit" ("by_person");
create table "audit_head" ("id" integer primary key, "seq" integer not null, "hash" text not null);
insert into audit_head (id, seq, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
create trigger audit_no_update before update on audit begin select raise(abort, 'the audit trail is append-only'); end;
create trigger audit_no_delete before delete on audit begin select raise(abort, 'the audit trail is append-only'); end;
-- step 0006-upkeep
create table "inbox" ("activity_key" text primary key, "answer" text not null, "at" text not null);
create table "short_lived" ("key" text primary key, "value" text not null, "expires_at" text);
create index "short_lived_by_expiry" on "short_lived" ("expires_at");
create table "retention" ("kind" text primary key, "days" integer not null);

CREATE TABLE people (
	id VARCHAR(100) NOT NULL, 
	name VARCHAR NOT NULL, 
	department VARCHAR NOT NULL, 
	roles JSON NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE submissions (
	number INTEGER NOT NULL, 
	agent VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	packed_by VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	author_id VARCHAR(100) NOT NULL, 
	note VARCHAR NOT NULL, 
	submitted VARCHAR NOT NULL, 
	facts JSON NOT NULL, 
	checks JSON NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(author_id) REFERENCES people (id)
);
CREATE INDEX ix_submissions_agent ON submissions (agent);
CREATE INDEX ix_submissions_author_id ON submissions (author_id);
CREATE INDEX ix_submissions_state ON submissions (state);
CREATE TABLE tokens (
	digest VARCHAR(64) NOT NULL, 
	person_id VARCHAR(100) NOT NULL, 
	issued VARCHAR NOT NULL, 
	PRIMARY KEY (digest), 
	FOREIGN KEY(person_id) REFERENCES people (id)
);
CREATE INDEX ix_tokens_person_id ON tokens (person_id);
CREATE TABLE acts (
	number INTEGER NOT NULL, 
	submission_number INTEGER NOT NULL, 
	act VARCHAR NOT NULL, 
	person_id VARCHAR(100) NOT NULL, 
	name VARCHAR NOT NULL, 
	comment VARCHAR NOT NULL, 
	package VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(submission_number) REFERENCES submissions (number), 
	FOREIGN KEY(person_id) REFERENCES people (id), 
	UNIQUE (digest)
);
CREATE INDEX ix_acts_submission_number ON acts (submission_number);
CREATE TABLE releases (
	number INTEGER NOT NULL, 
	agent VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	category VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	submission_number INTEGER NOT NULL, 
	reviewer_id VARCHAR(100) NOT NULL, 
	comment VARCHAR NOT NULL, 
	released VARCHAR NOT NULL, 
	recalled VARCHAR NOT NULL, 
	newest BOOLEAN NOT NULL, 
	installs INTEGER NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (agent, version), 
	UNIQUE (submission_number), 
	FOREIGN KEY(submission_number) REFERENCES submissions (number), 
	FOREIGN KEY(reviewer_id) REFERENCES people (id)
);
CREATE INDEX ix_releases_agent ON releases (agent);
CREATE INDEX ix_releases_category ON releases (category);
CREATE INDEX ix_releases_newest ON releases (newest);
CREATE TABLE installs (
	release_number INTEGER NOT NULL, 
	person_id VARCHAR(100) NOT NULL, 
	at VARCHAR NOT NULL, 
	PRIMARY KEY (release_number, person_id), 
	FOREIGN KEY(release_number) REFERENCES releases (number), 
	FOREIGN KEY(person_id) REFERENCES people (id)
);

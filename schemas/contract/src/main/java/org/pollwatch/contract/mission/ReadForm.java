package org.pollwatch.contract.mission;

import java.util.List;
import org.pollwatch.mission.Form;

/**
 * A form as its file has it.
 *
 * @param contests which contests it asks for, and where that is written: they stand in another file
 */
record ReadForm(Located<Form> form, List<Located<AskedContest>> contests) {}

namespace SemanticSearch.Tests.Reading.Recognition;

/// <summary>Lines that begin with the label of a speaker, and lines that do not, each between the turns of two others.</summary>
public class SpeakerLabelTests(ITestOutputHelper output) : ReadingTests
{
    // The line, and the speaker as name|role|country; nothing for no speaker.
    static readonly (string Line, string Speaker)[] Cases =
    [
        ("Mr. Smith (Ireland): We agree.", "Smith||IRL"),
        ("Mrs. Dupont (France) (spoke in French): We agree.", "Dupont||FRA"),
        ("Ms. Al-Thani (Qatar) (spoke in Arabic): We agree.", "Al-Thani||QAT"),
        ("Sir Peter Penn (United Kingdom): We agree.", "Peter Penn||GBR"),
        ("Mr. García Márquez (Mexico), Chair of the Sixth Committee (spoke in Spanish): We agree.",
            "García Márquez|Chair of the Sixth Committee|MEX"),
        ("Mr. Karimi (Islamic Republic of Iran): We agree.", "Karimi||IRN"),
        ("Mr. Karimi (Iran (Islamic Republic of)): We agree.", "Karimi||IRN"),
        ("Mr. Okoye (Nigeria), on behalf of the Group: We agree.", "Okoye|on behalf of the Group|NGA"),
        ("Mr. van der Berg (Netherlands): We agree.", "van der Berg||NLD"),
        ("Dr. Nkrumah (Ghana): We agree.", "Nkrumah||GHA"),
        ("M. Dupont (France) : Nous sommes d’accord.", "Dupont||FRA"),
        ("Mme Martin (Canada) (parle en anglais) : Nous sommes d’accord.", "Martin||CAN"),
        ("El Sr. Pérez (Chile): Estamos de acuerdo.", "Pérez||CHL"),
        ("La Sra. Gómez (México) (habla en inglés): Estamos de acuerdo.", "Gómez||MEX"),
        ("Le Président : Je donne la parole.", "Le Président|President|"),
        ("El Presidente (habla en inglés): Doy la palabra.", "El Presidente|President|"),
        ("The President: I give the floor.", "The President|President|"),
        ("The Acting President: I give the floor.", "The Acting President|Acting President|"),
        ("The President (spoke in Chinese): I give the floor.", "The President|President|"),
        ("The Secretary-General: I thank the Council.", "The Secretary-General|Secretary-General|"),
        ("The Chair: I give the floor.", "The Chair|Chair|"),
        ("Mr. Guterres (Secretary-General): I thank the Council.", "Guterres|Secretary-General|"),
        ("H.E. Mr. Banda (Zambia): We agree.", "Banda||ZMB"),
        ("MR. PRICE: Good afternoon.", "PRICE||"),
        ("MS. PSAKI: Good afternoon.", "PSAKI||"),
        ("SECRETARY BLINKEN: Good afternoon.", "BLINKEN|Secretary|"),
        ("FOREIGN MINISTER LAVROV: Good afternoon.", "LAVROV|Foreign Minister|"),
        ("PRESIDENT BIDEN: Good afternoon.", "BIDEN|President|"),
        ("THE PRESIDENT: Good afternoon.", "The President|President|"),
        ("THE VICE PRESIDENT: Good afternoon.", "The Vice President|Vice President|"),
        ("SENIOR ADMINISTRATION OFFICIAL ONE: Good afternoon.", "Senior Administration Official One|Official|"),
        ("SENIOR STATE DEPARTMENT OFFICIAL: Good afternoon.", "Senior State Department Official|Official|"),
        ("QUESTION: What about the talks?", "Questioner|Questioner|"),
        ("Q: What about the talks?", "Questioner|Questioner|"),
        ("Q  What about the talks?", "Questioner|Questioner|"),
        ("Q. What about the talks?", "Questioner|Questioner|"),
        ("MODERATOR: Next question, please.", "Moderator|Moderator|"),
        ("STAFF: Last question, please.", "Staff|Staff|"),
        ("OPERATOR: The next question is from the press.", "Operator|Operator|"),
        ("Interviewer: What did you do then?", "Interviewer|Interviewer|"),
        ("Mr. Dulles: He thought so.", "Dulles||"),
        ("Secretary Kissinger: I think so.", "Kissinger|Secretary|"),
        ("Foreign Minister Gromyko: I think so.", "Gromyko|Foreign Minister|"),
        ("Ambassador Dobrynin: I think so.", "Dobrynin|Ambassador|"),
        ("Prime Minister Chou En-lai: I think so.", "Chou En-lai|Prime Minister|"),
        ("Under Secretary Sisco: I think so.", "Sisco|Under Secretary|"),
        ("K: I think so too.", "K||"),
        ("Kissinger: I think so too.", "Kissinger||"),
        ("Le Duc Tho: I think so too.", "Le Duc Tho||"),
        ("Jane Roe: I think so too.", "Jane Roe||"),
        ("Note: this is the final text.", ""),
        ("Article 5: The Parties agree.", ""),
        ("First: we need peace.", ""),
        ("Second: we need justice.", ""),
        ("Washington: the view from the capital.", ""),
        ("Subject: Talks on the border.", ""),
        ("Date: 5 March 1961.", ""),
        ("Participants: See the list.", ""),
        ("Source: Department of State, Central Files.", ""),
        ("Mr. President: I write to you about peace.", ""),
        ("Mr. Secretary: I write to you about peace.", ""),
        ("Madam Chair: we thank you.", ""),
        ("Sir: I have the honor to write.", ""),
        ("Dear Mr. Smith: I have the honor to write.", ""),
        ("Secretary of State: the office that counts.", ""),
        ("The President said: nothing more.", ""),
        ("Mr. Dulles said: nothing more.", ""),
        ("The question is this: who pays?", ""),
        ("Let me be clear: we agree.", ""),
        ("The lessons of history are clear: we agree.", ""),
        ("To quote Saint Lucia-born poet Derek Walcott: we agree.", ""),
        ("Conclusion: the talks failed.", ""),
        ("Recommendation: that you sign.", ""),
        ("Background: the talks of 1960.", ""),
        ("Part II: The war years.", ""),
        ("Chapter 1: The Parameters of Openness.", ""),
        ("10:30 a.m.: The meeting began.", ""),
        ("https://example.org: the address.", ""),
        ("Security Council: a history.", ""),
        ("General Assembly: a history.", ""),
        ("Agenda item 5: the report.", ""),
        ("Question 3: the border.", ""),
        ("Tel: 555 0100.", ""),
        ("President of the Council: an office.", ""),
        ("Europe: a continent at peace.", ""),
        ("The United States: a nation of immigrants.", ""),
        ("As I said: we agree.", ""),
        ("Resolution 242 (1967): its history.", ""),
        ("Treaty of Rome: its history.", ""),
        ("Next steps: we meet again.", ""),
        ("January 1961: the new administration came in.", ""),
        ("A. Background: the first talks.", ""),
        ("Annex A: the list.", ""),
        ("What we want: peace.", ""),
        ("Yes: we agree.", ""),
        ("Marshall Plan: aid for recovery.", ""),
        ("Lesson Learned: never again.", ""),
    ];

    [Fact]
    public async Task Speakers_are_told_from_other_words_before_a_colon()
    {
        var wrong = new List<string>();
        foreach (var (line, expected) in Cases)
        {
            var found = await SpeakerOf(line);
            if (found != expected)
                wrong.Add($"{line} -> '{found}'");
        }

        var invented = wrong.Count(entry => Cases.Any(c => c.Speaker.Length == 0 && entry.StartsWith(c.Line, StringComparison.Ordinal)));
        output.WriteLine($"{Cases.Length - wrong.Count} of {Cases.Length} right; {invented} speakers invented");
        foreach (var entry in wrong)
            output.WriteLine(entry);
        Assert.True(Cases.Length >= 80);
        Assert.True(wrong.Count <= 1, string.Join('\n', wrong));
    }

    static async Task<string> SpeakerOf(string line)
    {
        var document = await Read(
            "a.txt", $"A meeting\n\nMr. Alpha (Peru): I begin.\n\n{line}\n\nMs. Beta (Cuba): I go on.\n\n{line}\n\nThe end.");
        var at = document.Text.IndexOf(line, StringComparison.Ordinal);
        var turn = document.Structure.Turns.SingleOrDefault(turn => turn.Start == at);
        return turn is null ? "" : $"{turn.Speaker.Name}|{turn.Speaker.Role}|{turn.Speaker.Country}";
    }
}

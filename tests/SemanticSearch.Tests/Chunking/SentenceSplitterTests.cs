using SemanticSearch.Chunking;

namespace SemanticSearch.Tests.Chunking;

public class SentenceSplitterTests
{
    /// <summary>Texts in which <c>‖</c> stands where a sentence ends and another begins.</summary>
    public static TheoryData<string> Labelled =>
    [
        // Terminators
        "One.‖ Two!‖ Three?‖ Four",
        "Really?!‖ Yes.",
        "He hesitated...‖ Then he signed.",
        "It went on…‖ Nobody spoke.",
        "He “agreed.”‖ She did not.",
        "He said \"no.\"‖ She said \"yes.\"",
        "(It was late.)‖ They left.",
        "The war.[3]‖ The peace.[12]",
        "It was (as he said).‖ Then nothing.",
        "“Why?” he asked.‖ Nobody knew.",
        "Was it over? asked the Minister.",
        "He paused... and went on.",
        "the historical series . . . which shall be thorough",
        "in foreign relations. . . .‖ It is expected that",
        "as the . . . United States held",
        "« Jamais. »‖ Il sortit.",
        "Er kam.‖ »Endlich!«‖ Sie ging.‖ „Nie.“‖ Dann kam er.",
        // Abbreviations that a name follows
        "Mr. Joseph Garba of Nigeria spoke.‖ He thanked Mrs. Thatcher.",
        "H.E. Mr. Dennis Francis presided.",
        "Gen. Omar Torrijos and Lt. Col. North met Sen. Dole.",
        "Messrs. Kissinger and Le Duc Tho met.",
        "St. Petersburg lies north of Mt. Elbrus.",
        "the case Philippines v. China",
        "several means, e.g. Arbitration Rules, i.e. The Hague Rules",
        // Numbers
        "See No. 12 and Art. 5 and para. 3.‖ See also vol. II.",
        "He said no.‖ The answer stood.",
        "under Art. XII.‖ The Council agreed",
        "Doc. A/RES/377 (V), res. 678, pp. 12-14",
        "It grew by 3.5 per cent.‖ Then it fell.",
        "It cost $1.5 million.‖ It was worth it.",
        "It ended in 1990.‖ 12 States joined.",
        "on Sept. 11, 2001, and Dec. 7, 1941",
        "It began in Aug.‖ Everyone knew.",
        "40th Cong., 2nd Sess., HED 260 (Ser. 1343).‖ Done.",
        // Initials and initialisms
        "President John F. Kennedy and J. Edgar Hoover met.",
        "J. F. Kennedy spoke.",
        "W. E. B. Du Bois wrote.‖ He was right.",
        "the U.S. President and U.S. Congress",
        "relations with the U.S. were good",
        "It left the U.S.‖ The treaty held.",
        "in Washington, D.C.‖ In May they met",
        "at 5 p.m.‖ The session rose",
        "at 10 a.m. Monday in Geneva",
        "Dr. Ralph Bunche, Ph.D. Harvard",
        "after World War I.‖ Europe changed",
        "listed in Annex B.‖ States shall report",
        "they chose plan B.‖ It failed",
        "the U.S.S.R. Supreme Soviet",
        // Abbreviations that may end a sentence
        "Arthur Schlesinger, Jr. Professor at Harvard",
        "Martin Luther King, Jr.‖ He marched.",
        "oil, gas, etc.‖ The price rose.",
        "by Exxon Corp. Chairman Raymond",
        "the U.K. Government and the U.N. Security Council",
        "Bros. and Co. were liable.",
        // Numbered paragraphs and lists
        "12. The Council decides to remain seized.‖ 13. It requests a report.",
        "IV. The Parties shall consult.‖ V. The Parties shall meet.",
        "A. Background of the dispute",
        "2.1. The scope is as follows.‖ 2.2. The terms are defined.",
        "(a) Cease fire;‖\n(b) Withdraw;‖\n(c) Report.",
        "- one‖\n- two‖\n- three",
        "1. one‖\n2. two‖\n3. three",
        "under the terms of Article\n5. of the Treaty",
        // Line ends
        "A wrapped\nline goes on.‖ Another\nsentence.",
        "The Heading‖\n\nThe text.",
        "no stop at the end‖\n \nnext paragraph",
        "Year | Copies‖\n1861 | 4,350",
        // Lower-case continuation
        "approx. 12 per cent and ca. 1900",
        "Yahoo! announced it.",
        "the so-called “U.S. first” doctrine",
        // Without letter case
        "U.S . FIRST PROPOSED IT AS A PLAN .‖ LAST WEEK MR . SMITH LEFT .",
        "THE ANSWER IS NO .‖ NO . 12 WAS READ IN WASHINGTON , D.C .",
        "J . F . KENNEDY SPOKE .‖ THEY VOTED !",
        // Other scripts
        "我们同意。‖他们不同意！‖为什么？",
        "「平和。」‖彼は言った。",
        "هل توافق؟‖ نعم.",
        "ہم متفق ہیں۔‖ وہ نہیں۔",
        "हम सहमत हैं।‖ वे नहीं।",
        "Договор подписан.‖ Он вступил в силу.",
        "Él dijo que sí.‖ ¿Por qué?‖ ¡Nunca!",
        "Die Verhandlung endete.‖ Österreich stimmte zu.",
    ];

    [Theory]
    [MemberData(nameof(Labelled))]
    public void Sentences_end_where_a_reader_would_end_them(string labelled)
    {
        var expected = labelled.Split('‖').Select(sentence => sentence.Trim());

        Assert.Equal(expected, Texts(labelled.Replace("‖", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_short_line_above_a_paragraph_on_one_line_is_a_heading()
    {
        var paragraph = "Despite all challenges " + string.Join(' ', Enumerable.Repeat("the work goes on", 10)) + ".";

        Assert.Equal(["Humanitarian Situation", paragraph], Texts($"Humanitarian Situation\n{paragraph}"));
        Assert.Single(Texts($"Such as the\nwork{paragraph}"));
    }

    [Fact]
    public void A_part_of_a_text_is_split_as_if_it_stood_alone()
    {
        const string Text = "One. Two. Three.";

        Assert.Equal([new Sentence(5, 9), new Sentence(10, 13)], SentenceSplitter.Split(Text, 5, 13));
        Assert.Empty(SentenceSplitter.Split(Text, 4, 5));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n\t ")]
    public void White_space_has_no_sentence(string text) => Assert.Empty(SentenceSplitter.Split(text));

    // Each would take minutes or more if time were not linear in the text.
    [Theory]
    [InlineData(".")]
    [InlineData("\n")]
    [InlineData("x")]
    [InlineData(". ")]
    [InlineData("-. ")]
    [InlineData("Mr. ")]
    [InlineData("a\n")]
    [InlineData(" | \n")]
    [InlineData("(")]
    [InlineData("\".")]
    public void A_megabyte_of_anything_is_split_at_once(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));

        var sentences = SentenceSplitter.Split("-" + text + "x");

        Assert.Equal(text.Length + 2, sentences[^1].End);
    }

    static string[] Texts(string text) => [.. SentenceSplitter.Split(text).Select(sentence => text[sentence.Start..sentence.End])];
}

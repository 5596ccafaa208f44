using FsCheck.Xunit;
using SemanticSearch.Answering;

namespace SemanticSearch.Tests.Answering;

public class AnswerDraftTests
{
    const string Written =
        "Egypt closed the canal in 1956 [1]. It reopened in 1957.[2][3] Nobody asked why [4, 5]. \"The end\" came late. [2]\n---\n- Who cleared it?\n2. Who paid?\nNot a question.\n";

    const string Speaking = "He said: \"We fight. We never stop. Why should we?\" [1] She said: “No. Never.” [2] It ended. [3]";

    [Fact]
    public void Marks_belong_to_the_sentence_before_them()
    {
        var sentences = Read(Written.Length);

        Assert.Equal(
            ["Egypt closed the canal in 1956.|1", "It reopened in 1957.|2,3", "Nobody asked why.|4,5", "\"The end\" came late.|2"], sentences);
    }

    [Theory]
    [InlineData("It ended [1-3]. ", "It ended.|1,2,3")]
    [InlineData("It ended. [2–3, 5] ", "It ended.|2,3,5")]
    [InlineData("It ended [passage 4]. ", "It ended.|4")]
    public void Marks_are_read_as_models_write_them(string text, string sentence) => Assert.Equal(sentence, Read(7, text)[0]);

    [Property(MaxTest = 100)]
    public void Sentences_are_the_same_in_whatever_pieces_they_come(byte size)
    {
        Assert.Equal(Read(Written.Length), Read(1 + size % 40));
        Assert.Equal(Read(Speaking.Length, Speaking), Read(1 + size % 40, Speaking));
    }

    [Fact]
    public void A_quotation_of_several_sentences_is_one_with_them() => Assert.Equal(
        ["He said: \"We fight. We never stop. Why should we?\"|1", "She said: “No. Never.”|2", "It ended.|3"], Read(Speaking.Length, Speaking));

    [Fact]
    public void A_quotation_that_never_ends_keeps_only_its_own_sentence()
    {
        var sentences = Read(7, "He said: \"We fight. " + string.Concat(Enumerable.Range(1, 12).Select(n => $"It rained on day {n}. [1] ")));

        Assert.Equal(13, sentences.Count);
        Assert.Equal("He said: \"We fight.|", sentences[0]);
    }

    [Fact]
    public void A_sentence_is_told_as_soon_as_the_next_one_begins()
    {
        var draft = new AnswerDraft();

        Assert.Empty(draft.Append("Egypt closed the canal."));
        Assert.Empty(draft.Append(" [1"));
        Assert.Empty(draft.Append("]"));
        Assert.Equal("Egypt closed the canal.|1", Assert.Single(draft.Append(" It reopened").Select(Show)));
        Assert.Equal("It reopened|", Assert.Single(draft.Finish().Select(Show)));
    }

    [Fact]
    public void What_follows_the_dashes_are_questions_to_ask_next()
    {
        var draft = new AnswerDraft();
        draft.Append(Written);

        Assert.Equal(["Who cleared it?", "Who paid?"], draft.FollowUps());
    }

    static List<string> Read(int size, string written = Written)
    {
        var (draft, sentences) = (new AnswerDraft(), new List<CitedSentence>());
        foreach (var piece in written.Chunk(size))
            sentences.AddRange(draft.Append(new string(piece)));
        sentences.AddRange(draft.Finish());
        return sentences.ConvertAll(Show);
    }

    static string Show(CitedSentence sentence) => $"{sentence.Text}|{string.Join(',', sentence.Passages)}";
}

using System.IO.Compression;
using System.Text;
using PmqaDashboard.Domain.Evidences;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Evidences;

public sealed class MediaTypesTests
{
    [Theory]
    [InlineData("%PDF-1.7 <script>", "application/pdf")]
    [InlineData("ลำดับ,ผล\n1,ทำแล้ว", "text/plain")]
    [InlineData("\uFEFFผลการสำรวจ", "text/plain")]
    [InlineData("<html><script>alert(1)</script>", null)]
    [InlineData("  <svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", null)]
    [InlineData("\uFEFF<?xml version='1.0'?>", null)]
    [InlineData("#!/bin/sh\nrm", null)]
    [InlineData("MZ\u0000\u0001", null)]
    [InlineData("", null)]
    public void A_file_is_what_its_content_says(string content, string? type) => Assert.Equal(type, MediaTypes.Recognise(Encoding.UTF8.GetBytes(content)));

    [Theory]
    [InlineData("89504E470D0A1A0A0000", "image/png")]
    [InlineData("FFD8FFE000104A464946", "image/jpeg")]
    [InlineData("524946460000000057454250565038", "image/webp")]
    [InlineData("7F454C4602010100", null)]
    [InlineData("FFFE41004200", null)]
    public void Bytes_are_recognised_by_their_signature(string hex, string? type) => Assert.Equal(type, MediaTypes.Recognise(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation")]
    [InlineData("word/document.xml word/vbaProject.bin", null)]
    [InlineData("setup.exe", null)]
    public void Office_files_are_taken_without_macros_and_other_archives_are_not(string entries, string? type)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("[Content_Types].xml");
            foreach (string entry in entries.Split(' '))
                zip.CreateEntry(entry);
        }

        Assert.Equal(type, MediaTypes.Recognise(bytes.ToArray()));
    }
}

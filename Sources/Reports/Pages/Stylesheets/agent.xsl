<?xml version="1.0" encoding="UTF-8"?>
<!-- One agent: the figures beside those of all, what fails most, and the calls to talk about. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:p="urn:hotline:page:1" xmlns:s="urn:hotline:scorecard:1" xmlns:t="urn:hotline:summary:1"
  exclude-result-prefixes="p s t">
  <xsl:import href="common.xsl"/>

  <xsl:variable name="agent" select="$summary/t:agent[position() = number(/p:page/@subject)]"/>
  <xsl:variable name="before" select="$summary/t:baseline/t:agent[@href = $agent/@href]"/>
  <xsl:variable name="name"><xsl:call-template name="agent-name">
    <xsl:with-param name="id" select="$agent/@id"/><xsl:with-param name="name" select="$agent/@name"/></xsl:call-template></xsl:variable>

  <xsl:template match="p:page" mode="title">坐席 <xsl:value-of select="$name"/></xsl:template>
  <xsl:template match="p:page" mode="way"><li aria-current="page">坐席</li></xsl:template>

  <xsl:template match="p:page" mode="main">
    <h1>坐席 <bdi><xsl:value-of select="$name"/></bdi>
      <xsl:if test="$agent/@team"><xsl:text> </xsl:text><span class="sub"><bdi><xsl:value-of select="$agent/@team"/></bdi></span></xsl:if></h1>
    <dl class="tiles">
      <xsl:call-template name="tile"><xsl:with-param name="name">通话</xsl:with-param>
        <xsl:with-param name="value"><xsl:call-template name="count"><xsl:with-param name="value" select="$agent/@calls"/></xsl:call-template></xsl:with-param></xsl:call-template>
      <xsl:call-template name="tile"><xsl:with-param name="name">平均分</xsl:with-param>
        <xsl:with-param name="value"><xsl:choose><xsl:when test="$agent/@mean"><xsl:value-of select="$agent/@mean"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></xsl:with-param>
        <xsl:with-param name="note">全部坐席 <xsl:value-of select="$summary/t:value/@mean"/></xsl:with-param></xsl:call-template>
      <xsl:call-template name="tile"><xsl:with-param name="name">合格率</xsl:with-param>
        <xsl:with-param name="value"><xsl:call-template name="percent"><xsl:with-param name="value" select="$agent/@passRate"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="note">全部坐席 <xsl:call-template name="percent"><xsl:with-param name="value" select="$summary/t:calls/@passRate"/></xsl:call-template></xsl:with-param></xsl:call-template>
      <xsl:call-template name="tile"><xsl:with-param name="name">一票否决</xsl:with-param>
        <xsl:with-param name="value" select="$agent/@fatal"/><xsl:with-param name="note">通</xsl:with-param>
        <xsl:with-param name="class"><xsl:if test="$agent/@fatal &gt; 0">alarm</xsl:if></xsl:with-param></xsl:call-template>
    </dl>

    <section aria-labelledby="rules-title">
      <h2 id="rules-title">失分的规则</h2>
      <xsl:choose>
        <xsl:when test="$agent/t:rule">
          <div class="scroll" tabindex="0" role="region" aria-label="失分的规则"><table class="sortable">
            <thead><tr><th scope="col">规则</th><th scope="col" class="n">违反通数</th><th scope="col" class="n">占本人通话</th><th scope="col" class="n">全部坐席</th><th scope="col" class="n">失分</th>
              <xsl:if test="$summary/t:baseline"><th scope="col">与上次相比</th></xsl:if></tr></thead>
            <tbody>
              <xsl:for-each select="$agent/t:rule">
                <xsl:variable name="id" select="@id"/>
                <tr><th scope="row"><xsl:call-template name="link"><xsl:with-param name="text" select="@title"/></xsl:call-template></th>
                  <td class="n"><xsl:value-of select="@fail"/></td>
                  <xsl:call-template name="share"><xsl:with-param name="part" select="@fail"/><xsl:with-param name="whole" select="$agent/@calls"/></xsl:call-template>
                  <xsl:call-template name="share"><xsl:with-param name="part" select="sum($summary/t:section/t:rule[@id = $id]/@fail)"/><xsl:with-param name="whole" select="$summary/t:calls/@scored"/></xsl:call-template>
                  <td class="n"><xsl:value-of select="@lost"/></td>
                  <xsl:if test="$summary/t:baseline"><td><xsl:for-each select="$before/t:rule[@id = $id]">
                    <xsl:call-template name="change"><xsl:with-param name="of" select="@change"/></xsl:call-template> <span class="note">上次 <xsl:value-of select="@failBefore"/> 通</span></xsl:for-each></td></xsl:if></tr>
              </xsl:for-each>
            </tbody></table></div>
        </xsl:when>
        <xsl:otherwise><p>没有失分。</p></xsl:otherwise>
      </xsl:choose>
      <xsl:variable name="gone" select="$before/t:rule[@change = 'gone']"/>
      <xsl:if test="$gone"><p>上次有、这次没有的：<xsl:for-each select="$gone"><xsl:if test="position() &gt; 1">；</xsl:if><xsl:call-template name="link"><xsl:with-param name="text" select="@title"/></xsl:call-template>（上次 <xsl:value-of select="@failBefore"/> 通）</xsl:for-each></p></xsl:if>
    </section>

    <section aria-labelledby="calls-title">
      <h2 id="calls-title">通话，分数低的在前</h2>
      <xsl:if test="count(p:calls/p:call) &lt; $agent/@calls"><p class="note">共 <xsl:value-of select="$agent/@calls"/> 通，列出 <xsl:value-of select="count(p:calls/p:call)"/> 通。</p></xsl:if>
      <div class="scroll" tabindex="0" role="region" aria-label="通话"><table class="sortable">
        <thead><tr><th scope="col">通话</th><th scope="col">结果</th><th scope="col" class="n">得分</th><th scope="col" class="n">失分项</th><th scope="col">类型</th><th scope="col">时间</th></tr></thead>
        <tbody>
          <xsl:for-each select="p:calls/p:call">
            <tr><th scope="row" class="id"><xsl:call-template name="link"><xsl:with-param name="text" select="@id"/></xsl:call-template></th>
              <td><xsl:call-template name="verdict"/></td>
              <xsl:call-template name="value-cell"/>
              <td class="n"><xsl:value-of select="@fails"/></td>
              <td><xsl:call-template name="call-type"><xsl:with-param name="of" select="@callType"/></xsl:call-template></td>
              <td class="time"><xsl:call-template name="moment"><xsl:with-param name="instant" select="@startedAt"/></xsl:call-template></td></tr>
          </xsl:for-each>
        </tbody></table></div>
    </section>
  </xsl:template>
</xsl:stylesheet>

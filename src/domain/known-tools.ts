/** A tool that teams often name; they may name any other one. */
export interface KnownTool {
  name: string;
  aboutKo: string;
  aboutEn: string;
}

const tool = (name: string, aboutKo: string, aboutEn: string): KnownTool => ({ name, aboutKo, aboutEn });

/** Those of Big-Data Wave first. */
export const knownTools: readonly KnownTool[] = [
  tool('Brightics', '빅-데이터웨이브의 분석 도구', 'Analysis, in Big-Data Wave'),
  tool('BIX5', '빅-데이터웨이브의 시각화 도구', 'Visualisation, in Big-Data Wave'),
  tool('Python', '프로그래밍 언어', 'Programming language'),
  tool('R', '통계 프로그래밍 언어', 'Language for statistics'),
  tool('Excel', '표 계산', 'Spreadsheet'),
  tool('QGIS', '공간 분석', 'Spatial analysis'),
  tool('ArcGIS Pro', '공간 분석', 'Spatial analysis'),
  tool('Jupyter', '노트북 환경', 'Notebooks'),
  tool('Google Colab', '노트북 환경', 'Notebooks'),
  tool('Tableau', '시각화', 'Visualisation'),
  tool('Power BI', '시각화', 'Visualisation'),
  tool('SPSS', '통계 분석', 'Statistics'),
  tool('SAS', '통계 분석', 'Statistics'),
  tool('Orange', '분석 흐름도', 'Visual workflows'),
  tool('KNIME', '분석 흐름도', 'Visual workflows'),
  tool('PostgreSQL', '데이터베이스', 'Database'),
];
